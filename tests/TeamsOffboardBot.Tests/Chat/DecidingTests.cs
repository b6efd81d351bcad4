using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Many;
using TeamsOffboardBot.Tests.Journeys.Trust;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class DecidingTests
{
    [Fact]
    public async Task What_is_approved_is_carried_out_before_everybodys_eyes()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();

        await host.Nestor.PressesAsync("Approve");

        await host.Megan.SeesAsync("Nestor Wilke approved the offboarding of Adele Vance. It has begun.");
        await host.Nestor.SeesAsync("The offboarding of Adele Vance needs you: see the top of its card.");
        await host.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}");
        await host.Megan.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}");
        host.Nestor.Card.Buttons.ShouldContain("Done");
        host.Megan.Card.Executes.ShouldBeEmpty();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_run_is_finished_when_people_have_done_their_tasks()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        await host.Nestor.PressesAsync("Approve");
        await host.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}");

        await host.Nestor.PressesAsync("Save as done", ("Note (optional)", "Given to the front desk"));
        await host.Nestor.PressesAsync("Save the reason", ("Reason", "The licences are needed next week"));
        await host.Nestor.ClosesAllTasksAsync();

        await host.Nestor.SeesCardAsync("Offboarding of Adele Vance: finished");
        await host.Megan.SeesCardAsync("Offboarding of Adele Vance: finished");
        host.Megan.Card.Visible.ShouldContain($"Finished with gaps. Steps skipped or done by hand: {Story.TasksOfAdele}.");
        host.Megan.Card.Visible.ShouldContain("Journal seal");
        await host.Megan.SeesAsync("The offboarding of Adele Vance is finished, with gaps. See its card.");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_rejection_tells_the_requester_the_reason_as_it_was_written()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();

        await host.Nestor.PressesAsync("Reject the request", ("Reason", "**Not** yet, see [the plan](http://evil.example) {{DATE(2026-01-01)}} <b>ok</b>"));

        await host.Megan.SeesCardAsync("Offboarding of Adele Vance: rejected");
        host.Megan.Card.Visible.ShouldContain("**Not** yet, see [the plan](http://evil.example) {{DATE(2026-01-01)}} <b>ok</b>");
        host.Megan.Card.Json.ToString().ShouldNotContain("**Not**");
        await host.Megan.SeesAsync("Nestor Wilke rejected the offboarding of Adele Vance.");
        host.Nestor.Card.Title.ShouldBe("Offboarding of Adele Vance: rejected");
        (await host.UserAsync("adele.vance@contoso.com"))["accountEnabled"]!.Value<bool>().ShouldBeTrue();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_rejection_needs_a_reason()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();

        await host.Nestor.PressesAsync("Reject the request", ("Reason", "   "));

        host.Nestor.Strip.ShouldNotBeNull();
        host.Nestor.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_requester_cannot_approve_their_own_request()
    {
        await using var host = await BotHost.StartAsync();
        await host.Nestor.OpensChatAsync();
        await host.Joni.SaysAsync("offboard adele.vance@contoso.com");
        await host.Joni.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.Joni.PressesAsync("Next");
        await host.Joni.PressesAsync("Submit for approval");
        await host.Nestor.SeesCardAsync("Approve the offboarding");
        var approve = new CardView(host.Nestor.Messages[^1].Card!).Press("Approve", []);

        host.Joni.Card.Buttons.ShouldNotContain("Approve");
        await host.Joni.SendsAsync(host.Joni.Messages[^1].Id, approve.Verb, approve.Title, approve.Data);

        host.Joni.Card.Title.ShouldBe("Offboarding of Adele Vance: waiting for approval");
        host.Joni.Text.ShouldNotBeEmpty();
        (await host.UserAsync("adele.vance@contoso.com"))["accountEnabled"]!.Value<bool>().ShouldBeTrue();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_first_decision_wins_and_the_other_approver_is_told_who_decided()
    {
        await using var host = await BotHost.StartAsync();
        await host.Joni.OpensChatAsync();
        await host.AsksForAdeleAsync();
        await host.Joni.SeesCardAsync("Approve the offboarding");
        var asked = host.Joni.Messages[^1];

        await host.Nestor.PressesAsync("Reject the request", ("Reason", "Wrong person"));
        await host.Joni.PressesAsync(asked, "Approve");

        host.Joni.Card.Title.ShouldBe("Offboarding of Adele Vance: rejected");
        host.Joni.Card.Visible.ShouldContain("Nestor Wilke");
        host.Joni.Text.ShouldContain("Nestor Wilke");
        (await host.UserAsync("adele.vance@contoso.com"))["accountEnabled"]!.Value<bool>().ShouldBeTrue();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_withdrawn_request_cannot_be_approved_any_more()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        var asked = host.Nestor.Messages[^1];

        await host.Megan.PressesAsync("Withdraw");
        await host.Nestor.SeesAsync("Megan Bowen withdrew the request to offboard Adele Vance.");
        await host.Nestor.PressesAsync(asked, "Approve");

        host.Nestor.Card.Title.ShouldBe("Offboarding of Adele Vance: withdrawn");
        (await host.UserAsync("adele.vance@contoso.com"))["accountEnabled"]!.Value<bool>().ShouldBeTrue();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Changed_choices_make_a_new_plan_that_everybody_sees_and_the_old_one_cannot_be_approved()
    {
        await using var host = await BotHost.StartAsync();
        await host.Joni.OpensChatAsync();
        await host.AsksForAdeleAsync();
        await host.Joni.SeesCardAsync("Approve the offboarding");
        var old = host.Joni.Messages[^1];

        await host.Nestor.PressesAsync("Change choices");
        host.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        await host.Nestor.PressesAsync("Save the changes", ("removeLicences", "false"));
        host.Nestor.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        await host.Megan.SeesAsync("Nestor Wilke changed the choices in the offboarding of Adele Vance.");
        await host.Joni.SeesAsync("Nestor Wilke changed the choices in the offboarding of Adele Vance.");
        await host.Joni.PressesAsync(old, "Approve");

        host.Joni.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        host.Joni.Card.Visible.ShouldNotContain("Remove licences (");
        (await host.UserAsync("adele.vance@contoso.com"))["accountEnabled"]!.Value<bool>().ShouldBeTrue();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_wrong_change_names_its_field_and_loses_nothing()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        await host.Nestor.PressesAsync("Change choices");

        await host.Nestor.PressesAsync("Save the changes", ("Who gets the mail", "Nobody Known"), ("leaveGroups", "false"));

        host.Nestor.Card.Visible.ShouldContain("Who gets the mail: Nobody matches “Nobody Known”.");
        host.Nestor.Card.ValueOf("Who gets the mail").ShouldBe("Nobody Known");
        host.Nestor.Card.ValueOf("leaveGroups").ShouldBe("false");
        await host.Nestor.PressesAsync("Back without changes");
        host.Nestor.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_a_change_means_is_shown_before_it_is_saved_and_until_then_nothing_is_changed()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        await host.Nestor.PressesAsync("Change choices");

        await host.Nestor.PressesAsync("Show what this means", ("removeLicences", "false"));

        host.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        host.Nestor.Card.Visible.ShouldContain("Different, once you save:\nNo longer: Remove licences");
        host.Nestor.Card.ValueOf("removeLicences").ShouldBe("false");
        (await host.EventsAsync("choices-changed")).ShouldBe(0);
        await host.Nestor.PressesAsync("Show what this means", ("removeLicences", "true"));
        host.Nestor.Card.Visible.ShouldContain("With these choices the plan stays as it is.");
        await host.Nestor.PressesAsync("Save the changes", ("removeLicences", "false"));
        host.Nestor.Card.Visible.ShouldContain("Nestor Wilke changed the choices. Different now:\nNo longer: Remove licences");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_change_that_cannot_be_carried_out_is_not_saved_and_what_was_entered_stays_beside_what_stands_in_its_way()
    {
        await using var host = await BotHost.StartAsync();
        await host.HiresAsync(1);
        await host.AsksForAdeleAsync();
        await host.Nestor.PressesAsync("Change choices");

        await host.Nestor.PressesAsync("Save the changes", ("Who gets the mail", "temp001@contoso.com"));

        host.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        host.Nestor.Card.Visible.ShouldContain("Temp 001 has no mailbox. Name somebody who has one.");
        host.Nestor.Card.ValueOf("Who gets the mail").ShouldBe("temp001@contoso.com");
        (await host.EventsAsync("choices-changed")).ShouldBe(0);
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_leaver_and_outsiders_learn_nothing()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();
        var approve = new CardView(host.Nestor.Messages[^1].Card!).Press("Approve", []);

        foreach (var stranger in new[] { host.Adele, host.Christie })
        {
            await stranger.SaysAsync("status");
            stranger.Card.Visible.ShouldNotContain("Adele");
            await stranger.SaysAsync("status Adele");
            stranger.Text.ShouldBe("I know no request for “Adele” that I could show you.");
            await stranger.SendsAsync(stranger.Messages[0].Id, approve.Verb, approve.Title, approve.Data);
            stranger.Strip.ShouldBe("I know no request like that which I could show you.");
        }

        (await host.UserAsync("adele.vance@contoso.com"))["accountEnabled"]!.Value<bool>().ShouldBeTrue();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Status_brings_the_live_card_and_the_old_one_points_to_it()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();

        await host.Megan.SaysAsync("status vance");

        host.Megan.Card.Title.ShouldBe("Offboarding of Adele Vance: waiting for approval");
        host.Megan.Messages.Count(m => m.Visible.Contains("Withdraw", StringComparison.Ordinal)).ShouldBe(1);
        await host.Nestor.PressesAsync("Reject the request", ("Reason", "No"));
        await host.Megan.SeesCardAsync("rejected");
        host.ShouldBeQuiet();
    }
}
