using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>An approver is filling in the form in which they change the choices, and things happen meanwhile.</summary>
public sealed class ChangeFormTests
{
    private const string Form = "Change the choices for Adele Vance";
    private const string Elvia = "elvia.atkins@contoso.com";

    [Fact]
    public async Task Nothing_that_happens_meanwhile_is_drawn_over_an_open_form_and_once_it_is_left_all_of_it_shows()
    {
        await using var bot = await TwoApproversAsync();
        await bot.Nestor.PressesAsync("Send the question", ("What do you want to know from Megan Bowen?", "Until Friday?"));
        await bot.Megan.SeesAsync("Nestor Wilke asks you about the offboarding");

        await bot.Nestor.PressesAsync("Change choices");
        await bot.Megan.PressesAsync("Send the answer", ("Your answer", "Until Monday."));
        await bot.Nestor.SeesAsync("Megan Bowen answered your question about Adele Vance: Until Monday.");
        await bot.Joni.PressesAsync("Send the question", ("What do you want to know from Megan Bowen?", "And the laptop?"));
        await bot.Megan.SeesCardAsync("And the laptop?");

        bot.Nestor.Card.Title.ShouldBe(Form);
        await bot.Nestor.PressesAsync("Back without changes");
        await bot.Nestor.SeesCardAsync("And the laptop?");
        bot.Nestor.Card.Visible.ShouldContain("Until Monday.");
        await bot.Megan.PressesAsync("Send the answer", ("Your answer", "Handed in."));
        await bot.Nestor.SeesCardAsync("Handed in.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_saves_a_form_of_an_earlier_plan_is_told_so_keeps_what_was_entered_and_sees_what_saving_it_would_change_now()
    {
        await using var bot = await TwoApproversAsync();
        await bot.Nestor.PressesAsync("Change choices");
        await bot.Joni.PressesAsync("Change choices");
        await bot.Joni.PressesAsync("Save the changes", ("leaveGroups", "false"));
        await bot.Nestor.SeesAsync("Joni Sherman changed the choices");
        bot.Nestor.Card.Title.ShouldBe(Form);

        await bot.Nestor.PressesAsync("Save the changes", ("removeLicences", "false"));

        await bot.Nestor.SeesAsync("The plan was changed while this form was open, so nothing was saved yet.");
        bot.Nestor.Card.Title.ShouldBe(Form);
        bot.Nestor.Card.ValueOf("removeLicences").ShouldBe("false");
        foreach (var difference in new[] { "Different, once you save:", "No longer: Remove licences", "New: Leave groups and teams" })
        {
            bot.Nestor.Card.Visible.ShouldContain(difference);
        }

        bot.Joni.Card.Visible.ShouldContain("Joni Sherman", customMessage: "nothing was saved");
        await bot.Nestor.PressesAsync("Save the changes", ("leaveGroups", "false"));
        await bot.Joni.SeesCardAsync("Nestor Wilke changed the choices. Different now:");
        bot.Joni.Card.Visible.ShouldContain("No longer: Remove licences");
        bot.Joni.Card.Visible.ShouldNotContain("New: Leave groups and teams");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("Approve", "approved by Joni Sherman")]
    [InlineData("Reject the request", "rejected")]
    [InlineData("Withdraw", "withdrawn")]
    public async Task The_decision_takes_the_place_of_an_open_form_and_of_one_that_lies_further_up(string button, string ending)
    {
        await using var bot = await TwoApproversAsync();
        await bot.Nestor.PressesAsync("Change choices");
        var form = bot.Nestor.Messages.Last(m => m.Card is not null);
        await bot.Nestor.SaysAsync("status Adele");
        await bot.Nestor.SeesCardAsync("Approve the offboarding");
        bot.Nestor.Messages.Single(m => m.Id == form.Id).Visible.ShouldBe(form.Visible, "a look at the request closes no form");

        var decider = button == "Withdraw" ? bot.Megan : bot.Joni;
        await decider.PressesAsync(button, button == "Reject the request" ? [("Reason", "She stays.")] : []);

        await bot.Nestor.SeesCardAsync(ending);
        await bot.Nestor.SeesAsync("Continued on another card of this chat");
        bot.Nestor.Messages.ShouldAllBe(m => !m.Visible.Contains(Form, StringComparison.Ordinal));
        await bot.Nestor.PressesAsync(form, "Save the changes", ("removeLicences", "false"));
        bot.Nestor.Messages.ShouldAllBe(m => !m.Visible.Contains(Form, StringComparison.Ordinal), "too late for a form");
    }

    [Fact]
    public async Task The_first_of_two_approvals_is_not_drawn_over_an_open_form_which_can_still_be_saved()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Patti, Elvia);
        await bot.Joni.SeesCardAsync("Approve the offboarding");
        await bot.Nestor.PressesAsync("Change choices");

        await bot.Joni.ApprovesAsync();
        await bot.Nestor.SeesAsync("Joni Sherman approved the offboarding of Elvia Atkins.");
        bot.Nestor.Card.Title.ShouldBe("Change the choices for Elvia Atkins");
        await bot.Nestor.PressesAsync("Save the changes", ("removeLicences", "false"));

        await bot.Joni.SeesAsync("The approval given before counts no more.");
        await bot.Nestor.SeesCardAsync("Approve the offboarding");
        ((bool)(await bot.TruthAsync(Elvia))["accountEnabled"]!).ShouldBeTrue();
        bot.ShouldBeQuiet();
    }

    private static async Task<BotHost> TwoApproversAsync()
    {
        var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Joni.SeesCardAsync("Approve the offboarding");
        return bot;
    }
}
