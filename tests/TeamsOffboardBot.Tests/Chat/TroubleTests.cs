using System.Net;
using System.Net.Http.Json;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class TroubleTests
{
    [Theory]
    [InlineData(401, "did not accept my sign-in")]
    [InlineData(403, "does not allow me to read this")]
    [InlineData(404, "cannot find this any more")]
    [InlineData(503, "did not answer as it should")]
    public async Task A_search_that_the_tenant_refuses_is_told_in_a_sentence_and_can_be_tried_again(int status, string said)
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard");
        await host.FailTenantAsync("graph GET /users", status, times: 20);

        await host.Megan.PressesAsync("Next", ("person", "Adele Vance"));
        host.Megan.Strip.ShouldNotBeNull().ShouldContain(said);
        host.Megan.Card.Title.ShouldBe("Who is leaving?");

        await host.HealTenantAsync();
        await host.Megan.PressesAsync("Next", ("person", "Adele Vance"));
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        host.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_tenant_is_waited_for_on_the_card()
    {
        await using var host = await BotHost.StartAsync();
        await host.SlowTenantAsync(2500);

        await host.Megan.SaysAsync("offboard");
        await host.Megan.PressesAsync("Next", ("person", "adele.vance@contoso.com"));

        await host.Megan.SeesCardAsync("Reading Microsoft 365…");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        host.Megan.Messages.Count.ShouldBe(1);
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_asks_again_gets_the_facts_of_now_and_not_those_of_a_reading_that_nobody_waited_for()
    {
        await using var host = await BotHost.StartAsync();
        await host.SlowTenantAsync(1500);
        await host.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await host.Megan.SaysAsync("cancel");
        await host.SlowTenantAsync(0);
        // The last calls of a reading: after them it holds what it has read.
        await Patience.UntilAsync(async () => (await host.CallsAsync()).Any(c => c.Operation.Contains("authentication/methods", StringComparison.Ordinal) && c.Status != 0));
        using var changed = await host.Tenant.PostAsJsonAsync("/_tenant/seed", new { change = new[] { new { user = Story.Adele, set = new { jobTitle = "Night watch" } } } });
        changed.EnsureSuccessStatusCode();

        await host.Megan.SaysAsync("offboard adele.vance@contoso.com");

        await host.Megan.SeesCardAsync("Night watch");
    }

    [Fact]
    public async Task A_reading_that_a_restart_cut_short_begins_anew()
    {
        await using var host = await BotHost.StartAsync();
        await host.SlowTenantAsync(2500);
        await host.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await host.Megan.SeesCardAsync("Reading Microsoft 365…");
        await host.RestartAsync();
        await host.SlowTenantAsync(0);

        await host.Megan.SaysAsync("go on");

        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        host.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_that_Teams_does_not_take_at_once_is_brought_up_to_date_later()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        await host.Nestor.PressesAsync("Reject the request", ("Reason", "No"));
        host.Teams.Fail(HttpStatusCode.TooManyRequests, times: 3, retryAfter: "1");

        await host.Megan.SeesCardAsync("Offboarding of Adele Vance: rejected");
        host.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_state_is_delivered_after_a_restart()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        host.Teams.Fail(HttpStatusCode.InternalServerError, times: 1000);
        await host.Nestor.PressesAsync("Reject the request", ("Reason", "No"));
        await host.RestartAsync();

        host.Teams.Recover();

        await host.Megan.SeesCardAsync("Offboarding of Adele Vance: rejected");
        await host.Megan.SeesAsync("Nestor Wilke rejected the offboarding of Adele Vance.");
        host.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_Teams_does_not_take_the_answer_the_same_thing_can_be_done_again()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard");
        host.Teams.Fail(HttpStatusCode.InternalServerError, times: 100);
        await host.Megan.SaysAsync("Adele Vance");
        host.Teams.Recover();

        await host.Megan.SaysAsync("Adele Vance");

        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        host.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_step_is_tried_again_skipped_or_done_by_hand()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        await host.FailTenantAsync("exchange Remove-CalendarEvents|graph PATCH /users.*/mailboxSettings", 403, times: 100);
        await host.Nestor.PressesAsync("Approve");
        await host.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele + 2}");
        host.Nestor.Card.Visible.ShouldContain("does not allow the bot to do this.");
        host.Nestor.Card.Buttons.ShouldContain("I did it by hand");

        await host.HealTenantAsync();
        await host.Nestor.PressesAsync("Retry");
        await host.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele + 1}");
        await host.Nestor.PressesAsync("Retry");
        await host.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}");

        host.Nestor.Card.Buttons.ShouldNotContain("Retry");
        host.Teams.Refused.ShouldBeEmpty();
    }
}
