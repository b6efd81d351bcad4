using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Deployment;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>What deployment/permissions.json asks for is enough, and where something of it is missing a person reads its name.</summary>
public sealed class LeastPrivilegeTests
{
    /// <summary>Adele is in no channel with members of its own.</summary>
    private const string InAPrivateChannel = "bianca.pisani@contoso.com";

    /// <summary>Those that the standard leaver's run changes something with.</summary>
    public static TheoryData<string, string> OfTheRun =>
        Rows(p => p.NeededBy.Any(step => step is "block-sign-in" or "reset-password" or "sign-out" or "set-auto-reply"
            or "leave-groups" or "remove-licences" or "give-onedrive-access" or "convert-to-shared-mailbox") && p.Name != "User.Read.All");

    /// <summary>Those that are called before anybody has approved anything. Directory.Read.All reads people too: without User.Read.All nothing is missed.</summary>
    public static TheoryData<string, string> OfTheReading => Rows(p => p.NeededBy.Contains("reading", StringComparer.Ordinal) && p.Name != "User.Read.All");

    [Fact]
    public async Task With_nothing_but_what_is_listed_a_whole_offboarding_runs_to_its_end()
    {
        await using var bot = await BotHost.StartAsync();
        await GrantAsync(bot, without: null);

        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        bot.Nestor.Card.Buttons.ShouldNotContain("Retry");
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");

        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        bot.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(OfTheRun))]
    public async Task A_permission_that_is_gone_at_the_run_stops_its_own_steps_and_is_named(string list, string permission)
    {
        await using var bot = await BotHost.StartAsync(services: services => services.AddSingleton(Options.Create(new RunsOptions { MaxTries = 1 })));
        await GrantAsync(bot, without: null);
        await bot.AsksForAsync(bot.Megan, "Adele");
        await GrantAsync(bot, without: (list, permission));

        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesAsync(permission);
        await GrantAsync(bot, without: null);
        await GoOnAsync(bot);

        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(OfTheReading))]
    public async Task A_permission_that_is_gone_before_the_plan_is_named_and_nothing_breaks(string list, string permission)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await GrantAsync(bot, without: (list, permission));

        var (asker, leaver) = permission == "ChannelMember.ReadWrite.All" ? (bot.Nestor, InAPrivateChannel) : (bot.Megan, "adele.vance@contoso.com");
        await asker.OpensChatAsync();
        await asker.SaysAsync($"offboard {leaver}");
        await asker.SeesAsync(permission);

        asker.ShouldReadWell();
        bot.Teams.Refused.ShouldBeEmpty();
        bot.Log.Lines.ShouldAllBe(line => !line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Where the facts could not be read again the plan went back to the approvers; where a step was refused it waits for Retry.</summary>
    private static async Task GoOnAsync(BotHost bot)
    {
        await bot.Joni.OpensChatAsync();
        await ComesToRestAsync();
        while (IsAsked(bot.Nestor))
        {
            var takesTwo = bot.Nestor.Card.Visible.Contains("two approvers", StringComparison.Ordinal);
            await bot.Nestor.ApprovesAsync();
            if (takesTwo)
            {
                await bot.Joni.SeesAsync("Approve the offboarding");
                await bot.Joni.ApprovesAsync();
            }

            await ComesToRestAsync();
        }

        // A phone that was blocked meanwhile gives up no mail any more: that Retry stays.
        for (var retries = 0; retries < 5 && bot.Nestor.Card.Buttons.Contains("Retry"); retries++)
        {
            await bot.Nestor.PressesAsync("Retry");
            await bot.Nestor.SeesRunAtRestAsync();
        }

        Task ComesToRestAsync() => bot.Teams.WaitForAsync(() => IsAsked(bot.Nestor) || IsAtRest(bot.Nestor), () => bot.Nestor.Transcript);
    }

    private static bool IsAsked(Person approver) => approver.Card.Buttons.Contains("Approve");

    private static bool IsAtRest(Person approver) =>
        approver.Card.Visible.Contains("waiting for people", StringComparison.Ordinal) && !approver.Card.Visible.Contains("Running:", StringComparison.Ordinal);

    private static TheoryData<string, string> Rows(Func<GrantedPermission, bool> which)
    {
        var rows = new TheoryData<string, string>();
        foreach (var permission in GrantedPermissions.All.Where(which))
        {
            rows.Add(permission.List, permission.Name);
        }

        return rows;
    }

    private static async Task GrantAsync(BotHost bot, (string List, string Name)? without)
    {
        var granted = new JsonObject
        {
            ["graph"] = Names("graph", without),
            ["exchange"] = without == ("entraRoles", "Exchange Administrator") || without?.List == "exchange"
                ? new JsonArray()
                : new JsonArray([.. ExchangeCmdlets.All.Select(cmdlet => (JsonNode)cmdlet.Name)]),
            ["sharepoint"] = Names("sharepoint", without),
            ["directoryRoles"] = Names("entraRoles", without),
        };
        using var answer = await bot.Tenant.PostAsJsonAsync("/_tenant/permissions", granted);
        answer.EnsureSuccessStatusCode();
    }

    private static JsonArray Names(string list, (string List, string Name)? without) =>
        [.. GrantedPermissions.All.Where(p => p.List == list && (p.List, p.Name) != without).Select(p => (JsonNode)p.Name)];
}
