using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>A manager asks, an administrator approves, the leaver is out.</summary>
public sealed class ShortestWayTests
{
    [Fact]
    public async Task A_manager_asks_an_administrator_approves_and_the_leaver_is_out()
    {
        await using var bot = await BotHost.StartAsync();
        var before = await bot.TruthAsync(Story.Adele);

        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Megan.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        await bot.Megan.SeesCardAsync("finished");

        LockedOut(before, await bot.TruthAsync(Story.Adele));
        HandedOver(await bot.TruthAsync(Story.Adele));
        Freed(await bot.TruthAsync(Story.Adele));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Lock_out_comes_first_and_licences_go_only_after_the_mailbox_was_read_back_as_shared()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        var asked = (await bot.CallsAsync()).Count;

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var calls = (await bot.CallsAsync()).Skip(asked).Select(c => c.Operation).ToList();
        var user = (await bot.TruthAsync(Story.Adele))["id"]!.GetValue<string>();
        var graphWrites = calls.Where(c => !c.StartsWith("GET", StringComparison.Ordinal) && !c.Contains("getMemberObjects", StringComparison.Ordinal) && c.Contains($"/{user}", StringComparison.Ordinal));
        graphWrites.Take(3).Order(StringComparer.Ordinal).ShouldBe([$"PATCH /users/{user}", $"PATCH /users/{user}", $"POST /users/{user}/revokeSignInSessions"]);
        var conversion = calls.LastIndexOf("Set-Mailbox");
        var readBack = calls.FindIndex(conversion, c => c == "Get-Mailbox");
        calls.FindIndex(c => c.EndsWith("/assignLicense", StringComparison.Ordinal)).ShouldBeGreaterThan(readBack, string.Join('\n', calls));
    }

    private static void LockedOut(JsonObject before, JsonObject after)
    {
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        ((string)after["password"]!["changedAt"]!).ShouldNotBe((string)before["password"]!["changedAt"]!);
        ((string)after["sessionsRevokedAt"]!).ShouldNotBe((string?)before["sessionsRevokedAt"]);
        ((bool)after["deleted"]!).ShouldBeFalse();
    }

    private static void HandedOver(JsonObject after)
    {
        var mailbox = after["mailbox"]!;
        ((string)mailbox["type"]!).ShouldContain("Shared");
        mailbox["forwardingAddress"].ShouldBeNull();
        mailbox["forwardingSmtpAddress"].ShouldBeNull();
        ((bool)mailbox["hiddenFromAddressLists"]!).ShouldBeTrue();
        mailbox["fullAccess"]!.ToJsonString().ShouldContain("megan.bowen");
        mailbox["sendAs"]!.ToJsonString().ShouldContain("megan.bowen");
        mailbox["autoReply"]!.ToJsonString().ShouldContain("Adele Vance no longer works here");
        after["oneDrive"]!["siteAdmins"]!.ToJsonString().ShouldContain("megan.bowen");
    }

    private static void Freed(JsonObject after)
    {
        after["licences"]!.AsArray().ShouldBeEmpty();
        after["groups"].Names("kind").ShouldAllBe(kind => kind.Contains("dynamic", StringComparison.OrdinalIgnoreCase));
    }
}
