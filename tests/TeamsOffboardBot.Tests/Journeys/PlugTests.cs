using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Somebody pulls the plug in the middle.</summary>
public sealed class PlugTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(10)]
    public async Task A_bot_killed_in_mid_run_goes_on_after_its_restart_and_does_nothing_twice(int requestsUntilTheCut)
    {
        await using var bot = await BotHost.StartProcessAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.LatencyAsync(graphMs: 40, exchangeMs: 80, sharepointMs: 60);
        var asked = await RequestsAsync(bot);

        var pressed = bot.Nestor.ApprovesAsync();
        await Patience.UntilAsync(async () => await RequestsAsync(bot) >= asked + requestsUntilTheCut);

        await bot.KillAsync();
        await pressed.ContinueWith(_ => { }, TaskScheduler.Default);
        await bot.StartProcessAgainAsync();
        if (bot.Nestor.Card.Buttons.Contains("Approve"))
        {
            await bot.Nestor.PressesAsync("Approve");
        }

        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        await bot.Megan.SeesCardAsync("finished");

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        after["licences"]!.AsArray().ShouldBeEmpty();
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
        after["oneDrive"]!["siteAdmins"]!.ToJsonString().ShouldContain("megan.bowen");
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, output);
    }

    private static async Task<int> RequestsAsync(BotHost bot) => (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!.Count;
}
