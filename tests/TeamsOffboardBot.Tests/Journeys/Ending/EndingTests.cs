using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Restore;
using TeamsOffboardBot.Tests.Journeys.Trust;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Ending;

/// <summary>Rule R8: a shared mailbox or a forwarding ends by a request of its own, and only so does the account that carries it go.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task A_shared_mailbox_ends_with_its_account_after_everybody_who_uses_it_was_named()
    {
        await using var bot = await OffboardedAsync();
        bot.Megan.Card.Buttons.ShouldContain("End the mailbox");

        await bot.Megan.PressesAsync("End the mailbox");
        await bot.Megan.SeesAsync("End the mailbox of Adele Vance: your choices");
        await bot.AsksToEndAsync(bot.Megan, "Adele");
        foreach (var said in new[] { "These people use the mailbox and lose it: Megan Bowen.", "Exchange last saw somebody, or a service, open the mailbox", "No hold keeps the content", "can be restored until" })
        {
            bot.Nestor.Card.Visible.ShouldContain(said);
        }

        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse("nobody has approved it");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Ending the mailbox of Adele Vance: finished");

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["deleted"]!).ShouldBeTrue();
        after["mailbox"]!["fullAccess"]!.AsArray().ShouldBeEmpty();
        after["mailbox"]!["sendAs"]!.AsArray().ShouldBeEmpty();
        bot.Nestor.Card.Visible.ShouldContain("can no longer be restored");
        bot.Kept.Ask<long>("select count(*) from requests where kind = 'Offboarding' and next_at is not null").ShouldBe(0, "a deletion sets other dates in the place of those of the licences");
        await bot.Nestor.SeesAsync("This no longer comes, because of request");
        bot.Nestor.Transcript.ShouldNotContain("says that nothing has to be done", Case.Sensitive, "nobody said so");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_forwarding_ends_and_the_account_may_stay()
    {
        await using var bot = await OffboardedAsync(("mailbox", "Forward"), ("mailTo", "alex.wilber@contoso.com"));

        await bot.AsksToEndAsync(bot.Patti, "Adele", ("deleteAccount", "false"));
        bot.Nestor.Card.Visible.ShouldContain("Mail is forwarded, and that ends: alex.wilber@contoso.com.");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Ending the mailbox of Adele Vance: finished");

        var after = await bot.TruthAsync(Story.Adele);
        after["mailbox"]!["forwardingSmtpAddress"].ShouldBeNull();
        ((bool)after["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Where_nobody_can_tell_whether_a_hold_keeps_the_content_the_account_goes_only_if_that_is_chosen_knowingly()
    {
        await using var bot = await OffboardedAsync();
        await bot.FailTenantAsync("exchange Get-OrganizationConfig", 403, times: 20);
        await bot.Patti.SaysAsync("end mailbox Adele");
        await bot.Patti.SeesCardAsync("your choices");
        await bot.Patti.PressesAsync("Next");
        await bot.Patti.SeesCardAsync("End the mailbox of Adele Vance?");
        bot.Patti.Card.Buttons.ShouldNotContain("Submit for approval");
        bot.Patti.Card.Visible.ShouldContain("It could not be read whether a retention policy of the organisation keeps the content.");

        await bot.Patti.PressesAsync("Back");
        await bot.Patti.SeesCardAsync("your choices");
        await bot.Patti.PressesAsync("Next", ("acceptsUnknownHold", "true"));
        await bot.Patti.SeesCardAsync("End the mailbox of Adele Vance?");
        await bot.Patti.PressesAsync("Submit for approval");

        await bot.Nestor.SeesCardAsync("That is known, and the account is to be deleted all the same.");
    }

    [Fact]
    public async Task An_approver_changes_how_it_ends_and_what_is_wrong_in_the_form_is_said_there()
    {
        await using var bot = await OffboardedAsync();
        await bot.AsksToEndAsync(bot.Patti, "Adele", ("deleteAccountAfterDays", "10"));

        await bot.Nestor.PressesAsync("Change choices");
        bot.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        bot.Nestor.Card.ValueOf("deleteAccountAfterDays").ShouldBe("10");
        await bot.Nestor.PressesAsync("Save the changes", ("deleteAccountAfterDays", "soon"));
        await bot.Nestor.SeesCardAsync("Enter a whole number of days");
        await bot.Nestor.PressesAsync("Save the changes", ("deleteAccountAfterDays", ""), ("deleteAccount", "false"));
        await bot.Nestor.SeesCardAsync("The account and the mailbox stay; only access and forwarding end.");
        await bot.Patti.SeesCardAsync("Nestor Wilke");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Ending the mailbox of Adele Vance: finished");

        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_change_by_which_it_could_not_end_is_not_saved_and_what_was_entered_stays_beside_what_stands_in_its_way()
    {
        await using var bot = await OffboardedAsync();
        await bot.FailTenantAsync("exchange Get-OrganizationConfig", 403, times: 40);
        await bot.AsksToEndAsync(bot.Patti, "Adele", ("acceptsUnknownHold", "true"));
        await bot.Nestor.PressesAsync("Change choices");

        await bot.Nestor.PressesAsync("Save the changes", ("acceptsUnknownHold", "false"), ("deleteAccountAfterDays", "12"));

        await bot.Nestor.SeesAsync("This plan cannot be carried out as it is.");
        bot.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        bot.Nestor.Card.Visible.ShouldContain("It could not be read whether a retention policy of the organisation keeps the content.");
        bot.Nestor.Card.ValueOf("deleteAccountAfterDays").ShouldBe("12");
        bot.Nestor.Card.ValueOf("acceptsUnknownHold").ShouldBe("false");
        await bot.Nestor.PressesAsync("Save the changes", ("litigationHold", "true"));
        await bot.Patti.SeesCardAsync("Nestor Wilke");
        (await bot.EventsAsync("choices-changed")).ShouldBe(1);
    }

    [Fact]
    public async Task A_retention_policy_of_the_whole_organisation_keeps_the_content()
    {
        await using var bot = await OffboardedAsync();
        await bot.ControlAsync("seed", new { organizationHolds = new[] { "mbx7cfb30345d454ac0a989ab3041051209:2" } });

        await bot.AsksToEndAsync(bot.Patti, "Adele");

        bot.Nestor.Card.Visible.ShouldContain("A hold keeps the content");
        bot.Nestor.Card.Visible.ShouldNotContain("No hold keeps the content");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Nothing_ends_while_an_offboarding_runs_nor_where_there_is_nothing_to_end()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");

        await bot.Megan.SaysAsync("end mailbox Adele");
        await bot.Megan.SeesCardAsync("Offboarding of Adele Vance: waiting for approval");
        bot.Megan.Messages.ShouldAllBe(m => !m.Visible.Contains("your choices", StringComparison.Ordinal) || m.Visible.Contains("Offboarding Adele Vance", StringComparison.Ordinal));
        await bot.Megan.SaysAsync("end mailbox Alex Wilber");
        await bot.Megan.SeesCardAsync("neither shared nor does it forward mail");
        (await bot.RequestCountAsync()).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Only_managers_above_who_asked_HR_and_approvers_may_ask_and_whoever_asks_cannot_approve()
    {
        await using var bot = await OffboardedAsync();
        await bot.Joni.OpensChatAsync();
        await bot.Christie.SaysAsync("beëindig postvak Adele");
        await bot.Christie.SeesCardAsync("You cannot ask for this.");

        await bot.Nestor.SaysAsync("end mailbox Adele");
        await bot.Nestor.SeesCardAsync("your choices");
        await bot.Nestor.SaysAsync("next");
        await bot.Nestor.SeesCardAsync("End the mailbox of Adele Vance?");
        await bot.Nestor.SaysAsync("submit");
        await bot.Nestor.SeesCardAsync("waiting for approval");
        await bot.Joni.SeesCardAsync("Approve ending the mailbox of Adele Vance?");
        await bot.Nestor.PressesAsync(bot.Joni.Messages[^1] with { Id = bot.Nestor.Messages[^1].Id }, "Approve");

        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Once_its_end_is_asked_for_no_card_offers_it_any_more_and_all_do_again_when_nobody_wants_it()
    {
        await using var bot = await OffboardedAsync();
        await bot.Nestor.SeesCardAsync("Offboarding of Adele Vance: finished");
        var (hers, his) = (CardOf(bot.Megan), CardOf(bot.Nestor));
        hers.Buttons().ShouldContain("End the mailbox");
        his.Buttons().ShouldContain("End the mailbox");

        await bot.AsksToEndAsync(bot.Patti, "Adele");
        await bot.SeeAsync("Somebody has asked to end the mailbox: request", (bot.Megan, hers), (bot.Nestor, his));
        hers.Of(bot.Megan).Buttons().ShouldNotContain("End the mailbox");
        his.Of(bot.Nestor).Buttons().ShouldNotContain("End the mailbox");

        await bot.Patti.PressesAsync("Withdraw");
        await bot.SeeAsync("The mailbox stays for whoever uses it until somebody ends it.", (bot.Megan, hers), (bot.Nestor, his));
        hers.Of(bot.Megan).Buttons().ShouldContain("End the mailbox");
        await bot.Nestor.SeesCardAsync("withdrawn");

        await bot.AsksToEndAsync(bot.Patti, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.SeeAsync("The mailbox was ended with request", (bot.Megan, hers), (bot.Nestor, his));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_old_button_says_that_the_end_was_asked_for_or_has_come_and_its_own_card_stays_what_it_is()
    {
        await using var bot = await OffboardedAsync();
        var old = CardOf(bot.Megan);
        await bot.Megan.PressesAsync("End the mailbox");
        await bot.Megan.SeesCardAsync("End the mailbox of Adele Vance: your choices");
        bot.Megan.Strip.ShouldBe("It goes on below.");
        old.Of(bot.Megan).Visible.ShouldStartWith("Offboarding of Adele Vance: finished");
        await bot.Megan.PressesAsync("Next");
        await bot.Megan.SeesCardAsync("End the mailbox of Adele Vance?");
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Megan.SeesCardAsync("waiting for approval");
        await bot.Nestor.SeesCardAsync("Approve ending the mailbox");

        await bot.Patti.OpensChatAsync();
        await bot.Patti.SaysAsync("end mailbox Adele");
        await bot.Patti.SeesCardAsync("Somebody has already asked to end the mailbox of Adele Vance: request");
        await bot.Megan.PressesAsync(old, "End the mailbox");
        await bot.Megan.SeesCardAsync("Ending the mailbox of Adele Vance: waiting for approval");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Ending the mailbox of Adele Vance: finished");
        await bot.Megan.PressesAsync(old, "End the mailbox");
        await bot.Megan.SeesCardAsync("The mailbox of Adele Vance was already ended, with request");
        await bot.SeeAsync("The mailbox was ended with request", (bot.Megan, old));
        (await bot.RequestCountAsync()).ShouldBe(2);
        bot.ShouldBeQuiet();
    }

    private static ChatMessage CardOf(Person person) => person.Messages.Last(m => m.Card is not null && m.Visible.StartsWith("Offboarding of Adele Vance: finished", StringComparison.Ordinal));

    private static async Task<BotHost> OffboardedAsync(params (string Input, string Value)[] choices)
    {
        var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", choices);
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Megan.SeesCardAsync("Offboarding of Adele Vance: finished");
        return bot;
    }
}
