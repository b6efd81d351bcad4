using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>Each service fails in one step of the run, in every way there is: the rest goes on, a person is told, and Retry does what was missing, once.</summary>
public sealed class RunFaultTests
{
    private static readonly string[] OneOfEachService = ["graph POST /users/.*/revokeSignInSessions", "exchange Set-CASMailbox", "sharepoint POST .*ensureuser"];

    [Theory]
    [InlineData("401", "did not accept the bot's own sign-in", "renew its sign-in; then press Retry")]
    [InlineData("403", "does not allow the bot to do this", "An administrator grants it to the bot; then press Retry")]
    [InlineData("404", "cannot find what this step works on", "If it is gone, skip the step and say so")]
    [InlineData("429, short", "kept asking the bot to wait", "Press Retry in a quarter of an hour")]
    [InlineData("503", "answered with a failure of its own (503)", "Look at the service health")]
    [InlineData("cut", "did not answer.", "Press Retry. The bot looks first")]
    [InlineData("no effect", "its effect does not show", "Wait some minutes, then press Retry")]
    [InlineData("a question", "asked for a confirmation instead of doing it", "do it by hand there")]
    public async Task A_service_that_fails_stops_its_own_step_only_and_is_done_once_when_it_works_again(string trouble, string why, string wayOn)
    {
        await using var bot = await StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        await bot.AsksForAdeleAsync();
        await bot.TroubleAsync(trouble, trouble == "a question" ? ["exchange Set-CASMailbox"] : OneOfEachService);

        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesCardAsync("Retry");
        await bot.Nestor.SeesAsync("needs you: see the top of its card");
        await bot.Nestor.SeesRunAtRestAsync();

        bot.Nestor.ShouldBeTold(why, wayOn);
        bot.Megan.ShouldReadWell();
        var during = await bot.TruthAsync(Story.Adele);
        ((bool)during["accountEnabled"]!).ShouldBeFalse();
        ((string)during["password"]!["changedAt"]!).ShouldNotBe((string)before["password"]!["changedAt"]!);
        ((string)during["mailbox"]!["type"]!).ShouldContain("Shared");

        await bot.HealTenantAsync();
        await RetryAllAsync(bot);
        var after = await bot.TruthAsync(Story.Adele);
        ((string)after["sessionsRevokedAt"]!).ShouldNotBe((string?)before["sessionsRevokedAt"]);
        after["oneDrive"]!["siteAdmins"]!.ToJsonString().ShouldContain("megan.bowen");
        after["licences"]!.AsArray().ShouldBeEmpty();
        (await bot.CallsAsync()).Count(c => c.Operation.EndsWith("/assignLicense", StringComparison.Ordinal)).ShouldBe(1);
        bot.Nestor.ShouldReadWell();
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pause_with_a_fraction_is_waited_out_to_the_letter_and_nobody_is_bothered()
    {
        await using var bot = await StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.FaultsAsync([.. OneOfEachService.Select(match => new { match, status = 429, retryAfter = "0.275", times = 2 })]);

        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");

        bot.Nestor.Card.Buttons.ShouldNotContain("Retry");
        bot.Nestor.ShouldReadWell();
        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        bot.Teams.Refused.ShouldBeEmpty();
    }

    /// <summary>As in production but impatient: one try before a person decides, and an effect is looked for in milliseconds.</summary>
    private static Task<BotHost> StartAsync() => BotHost.StartAsync(services: services => services.AddSingleton(Options.Create(
        new RunsOptions { MaxTries = 1, ProofReadings = 2, FirstProofPause = TimeSpan.FromMilliseconds(20) })));

    private static async Task RetryAllAsync(BotHost bot)
    {
        while (bot.Nestor.Card.Buttons.Contains("Retry"))
        {
            await bot.Nestor.PressesAsync("Retry");
            await bot.Nestor.SeesRunAtRestAsync();
        }

        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");
    }
}
