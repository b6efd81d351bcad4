using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

public sealed class GroupTests
{
    private const string Irvin = "irvin.sayers@contoso.com";

    [Fact]
    public async Task The_manager_becomes_the_owner_of_a_team_that_only_the_leaver_owned()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Irvin Sayers");
        bot.Nestor.Card.Visible.ShouldContain("Make Megan Bowen the owner of groups, teams and lists that would have none (1): Project Aurora");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        (await bot.TruthAsync(Irvin))["groups"].Names("displayName").ShouldNotContain("Project Aurora");
        var aurora = (await bot.TruthAsync("megan.bowen@contoso.com"))["groups"]!.AsArray().Single(g => (string?)g!["displayName"] == "Project Aurora")!;
        ((bool)aurora["owner"]!).ShouldBeTrue();
        ((bool)aurora["member"]!).ShouldBeTrue("Teams knows only owners who are members");
        bot.Nestor.Card.Visible.ShouldNotContain("private and shared channels");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_team_is_not_left_while_its_new_owner_is_refused()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "graph POST /groups/.*/owners", status = 403, times = 50, when = "before" });
        await bot.AsksForAsync(bot.Megan, "Irvin Sayers");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var aurora = (await bot.TruthAsync(Irvin))["groups"]!.AsArray().Single(g => (string?)g!["displayName"] == "Project Aurora")!;
        ((bool)aurora["owner"]!).ShouldBeTrue();
        ((bool)aurora["member"]!).ShouldBeTrue();
    }
}
