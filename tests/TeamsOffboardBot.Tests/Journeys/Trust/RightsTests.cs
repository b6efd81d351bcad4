using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>A right counts as it is in the tenant at the click, not as it was when the card was drawn.</summary>
public sealed class RightsTests
{
    [Fact]
    public async Task An_approver_who_was_taken_out_of_the_group_approves_nothing_on_a_card_from_before()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var card = bot.Nestor.CardMessage();
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);

        await bot.Nestor.PressesAsync(card, "Approve");
        await bot.Nestor.PressesAsync(card, "Reject the request", ("Reason", "No"));
        bot.Nestor.Strip.ShouldNotBeNullOrWhiteSpace();
        bot.Nestor.ShouldReadWell();
        (await bot.EventsAsync("request-%")).ShouldBe(1);

        await bot.AddAsync(Administration.Approvers, bot.Nestor);
        await bot.Nestor.PressesAsync(card, "Approve");
        (await bot.EventsAsync("request-approved")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_through_another_group_loses_the_right_with_that_group()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAdeleAsync();
        await bot.Joni.SeesCardAsync("Approve the offboarding of Adele Vance?");
        await bot.RemoveAsync(Administration.Operations, bot.Joni);

        await bot.Joni.PressesAsync("Approve");

        bot.Joni.Strip.ShouldNotBeNullOrWhiteSpace();
        (await bot.EventsAsync("request-approved")).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_whose_account_is_disabled_approves_nothing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.DisableAsync(bot.Nestor);

        await bot.Nestor.PressesAsync("Approve");

        bot.Nestor.Strip.ShouldNotBeNullOrWhiteSpace();
        (await bot.EventsAsync("request-approved")).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Somebody_who_was_put_into_the_group_decides_on_a_request_from_before()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Christie.SaysAsync("status adele");
        bot.Christie.Text.ShouldContain("No request for");
        await bot.AddAsync(Administration.Approvers, bot.Christie);

        await bot.Christie.SaysAsync("status adele");
        await bot.Christie.PressesAsync("Approve");

        (await bot.EventsAsync("request-approved")).ShouldBe(1);
        await bot.Christie.SeesRunAtRestAsync();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_has_left_the_HR_group_cannot_send_the_form_that_they_still_had_open()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Patti.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Patti.PressesAsync("Next");
        await bot.RemoveAsync(Administration.HumanResources, bot.Patti);

        await bot.Patti.PressesAsync("Submit for approval");

        bot.Patti.ShouldBeTold("You cannot ask for this person's offboarding.");
        (await bot.RequestCountAsync()).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Retry_skip_and_done_by_hand_ask_for_the_right_again()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesRunAtRestAsync();
        var card = bot.Nestor.CardMessage();
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        var before = await bot.EventsAsync("%");

        await bot.Nestor.PressesAsync(card, "Save as done");
        await bot.Nestor.PressesAsync(card, "Save the reason", ("Reason", "Not needed"));

        bot.Nestor.Strip.ShouldNotBeNullOrWhiteSpace();
        (await bot.EventsAsync("%")).ShouldBe(before);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_last_approver_is_not_offboarded()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);

        await bot.Patti.SaysAsync("offboard joni.sherman@contoso.com");

        bot.Patti.ShouldBeTold("last");
        bot.Patti.Card.Buttons.ShouldNotContain("Submit for approval");
        (await bot.RequestCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Buttons_with_the_id_of_somebody_elses_request_sound_as_if_there_were_none()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var request = await bot.RequestIdAsync();
        await bot.Christie.SaysAsync("help");
        var scratch = bot.Christie.CardMessage().Id;

        foreach (var verb in new[] { "request.open", "request.withdraw", "request.approve", "request.change", "request.change.save", "step.skip" })
        {
            await bot.Christie.SendsAsync(scratch, verb, "Button", new JObject { ["request"] = request });
            var real = bot.Christie.Strip;
            await bot.Christie.SendsAsync(scratch, verb, "Button", new JObject { ["request"] = "NONESUCH" });

            real.ShouldBe(bot.Christie.Strip, verb);
        }

        (await bot.EventsAsync("%")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_no_card_asked_for_changes_nothing_about_what_is_approved()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var card = bot.Nestor.CardMessage();
        var (verb, title, data) = new CardView(card.Card!).Press("Approve", []);
        foreach (var (name, value) in new[] { ("person", "alex.wilber@contoso.com"), ("leaver", bot.Someone(3, "Alex").Id), ("mailbox", "Forward"), ("mailTo", "christie.cline@contoso.com"), ("removeLicences", "false"), ("by", bot.Joni.Id) })
        {
            data[name] = value;
        }

        await bot.Nestor.SendsAsync(card.Id, verb, title, data);
        await bot.Nestor.SeesRunAtRestAsync();

        var adele = await bot.TruthAsync(Story.Adele);
        adele["licences"]!.AsArray().ShouldBeEmpty();
        adele["mailbox"]!["forwardingAddress"].ShouldBeNull();
        ((bool)(await bot.TruthAsync("alex.wilber@contoso.com"))["accountEnabled"]!).ShouldBeTrue();
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("of another plan")]
    public async Task A_decision_that_names_another_plan_than_the_one_that_stands_is_refused_and_the_card_shows_the_plan(string hash)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var card = bot.Nestor.CardMessage();
        var (verb, title, data) = new CardView(card.Card!).Press("Approve", []);
        data["planHash"] = hash;

        await bot.Nestor.SendsAsync(card.Id, verb, title, data);

        bot.Nestor.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        (await bot.EventsAsync("request-approved")).ShouldBe(0);
        bot.Nestor.ShouldReadWell();
        bot.ShouldBeQuiet();
    }
}
