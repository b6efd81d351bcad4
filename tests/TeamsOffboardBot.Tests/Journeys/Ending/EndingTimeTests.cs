using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Restore;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Ending;

/// <summary>The hundred days after, for a mailbox that was shared: it ends late, its content is kept, and the account can come back for 30 days.</summary>
public sealed class EndingTimeTests
{
    private const string Reminder = "Offboarding of Adele Vance: 14 days left";
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task From_the_card_of_a_date_a_held_mailbox_ends_later_becomes_inactive_and_its_account_can_be_restored_until_it_is_gone()
    {
        await using var bot = await BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding of Adele Vance: finished"));
        _time.AdvanceTo(Begin.AddDays(46.5));
        await _time.UntilAsync(bot.Megan.SeesAsync("Offboarding of Adele Vance: 14 days left"));

        await _time.UntilAsync(bot.Megan.PressesAsync("End the mailbox"));
        await _time.UntilAsync(bot.Megan.SeesAsync("End the mailbox of Adele Vance: your choices"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Next", ("litigationHold", "true"), ("deleteAccountAfterDays", "10")));
        await _time.UntilAsync(bot.Megan.SeesAsync("End the mailbox of Adele Vance?"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Submit for approval"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Approve ending the mailbox"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("because a litigation hold needs Exchange Online Plan 2"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["mailbox"]!["litigationHold"]!));
        _time.Advance(TimeSpan.FromHours(1.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The rest follows on its date."));

        // Ten days later it asks once more, and another person agrees.
        _time.AdvanceTo(Begin.AddDays(54.5));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Delete the account of Adele Vance?"));
        await _time.UntilAsync(bot.Nestor.PressesAsync("Agree to the deletion"));
        _time.AdvanceTo(Begin.AddDays(57));
        await _time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!));
        ((bool)(await bot.TruthAsync(Story.Adele))["mailbox"]!["inactive"]!).ShouldBeTrue("a hold keeps the content");
        await _time.UntilAsync(bot.Nestor.SeesAsync("Ending the mailbox of Adele Vance: finished"));

        _time.AdvanceTo(Begin.AddDays(82));
        await _time.UntilAsync(bot.AsksToRestoreAsync(bot.Patti, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesAsync("Restoring the account of Adele Vance: finished"));
        bot.Kept.Ask<long>("select count(*) from requests where next_at is not null").ShouldBe(0, "nothing follows any more from a deletion that was taken back");
        _time.AdvanceTo(Begin.AddDays(100));
        await bot.Patti.SaysAsync("status");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_cards_of_dates_offer_the_end_of_a_mailbox_no_more_once_it_is_asked_for_and_say_so_when_it_has_come()
    {
        await using var bot = await BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding of Adele Vance: finished"));
        _time.AdvanceTo(Begin.AddDays(46.5));
        await _time.UntilAsync(bot.Megan.SeesAsync(Reminder));
        await _time.UntilAsync(bot.Nestor.SeesAsync(Reminder));
        var (hers, his) = (ReminderOf(bot.Megan), ReminderOf(bot.Nestor));
        hers.Buttons().ShouldContain("End the mailbox");
        his.Buttons().ShouldContain("End the mailbox");

        await _time.UntilAsync(bot.AsksToEndAsync(bot.Patti, "Adele"));
        await _time.UntilAsync(bot.SeeAsync("Somebody has asked to end the mailbox: request", (bot.Megan, hers), (bot.Nestor, his)));
        (hers.Of(bot.Megan).Buttons(), his.Of(bot.Nestor).Buttons()).ShouldSatisfyAllConditions(
            b => b.Item1.ShouldNotContain("End the mailbox"), b => b.Item2.ShouldNotContain("End the mailbox"), b => b.Item1.ShouldContain("Dealt with"));
        hers.Of(bot.Megan).Visible.ShouldStartWith(Reminder);

        await _time.UntilAsync(bot.Patti.PressesAsync("Withdraw"));
        await _time.UntilAsync(bot.SeeAsync("The mailbox stays for whoever uses it until somebody ends it.", (bot.Megan, hers), (bot.Nestor, his)));
        hers.Of(bot.Megan).Buttons().ShouldContain("End the mailbox");

        // One is pressed and becomes the card of the request: that one is not drawn over.
        await _time.UntilAsync(bot.Nestor.PressesAsync(his, "Save: dealt with"));
        await _time.UntilAsync(bot.SeeAsync("Nestor Wilke has dealt with it.", (bot.Nestor, his)));
        await _time.UntilAsync(bot.AsksToEndAsync(bot.Patti, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.SeeAsync("The mailbox was ended with request", (bot.Megan, hers), (bot.Nestor, his)));
        his.Of(bot.Nestor).Visible.ShouldStartWith("Offboarding of Adele Vance: finished");
        hers.Of(bot.Megan).Buttons().ShouldBe(["Open the request"], "it has nothing to decide any more");
        bot.ShouldBeQuiet();
    }

    private static ChatMessage ReminderOf(Person person) => person.Messages.Last(m => m.Card is not null && m.Visible.StartsWith(Reminder, StringComparison.Ordinal));
}
