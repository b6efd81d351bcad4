using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The hundred days after a run: what is lost by itself is told before, to people who can act, and once.</summary>
public sealed class DatesTests
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task The_files_of_a_leaver_without_a_licence_are_reminded_of_until_they_are_archived_also_after_a_restart()
    {
        await using var bot = await FinishedAsync();
        bot.Nestor.Card.Visible.ShouldContain("14 February 2027: the OneDrive becomes read-only");
        bot.Nestor.Card.Visible.ShouldContain("19 March 2027: the OneDrive is archived");
        await bot.Megan.SaysAsync("status");
        bot.Megan.Card.Visible.ShouldContain("The OneDrive becomes read-only 14 February 2027");

        _time.AdvanceTo(Begin.AddDays(47));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding of Adele Vance: 13 days left"));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Offboarding of Adele Vance: 13 days left"));
        bot.Joni.Messages.ShouldBeEmpty("the first reminder is for those who asked and approved");
        await bot.RestartAsync(meanwhile: () => _time.AdvanceTo(Begin.AddDays(59.5)));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding of Adele Vance: 1 day left"));
        CountOf(bot.Megan, "days left").ShouldBe(1, "the one of 7 days was late and is not caught up on");
        ((bool)(await bot.TruthAsync(Story.Adele))["oneDrive"]!["readOnly"]!).ShouldBeFalse();

        _time.AdvanceTo(Begin.AddDays(61));
        await PassedAsync(bot, 1);
        await bot.Megan.SaysAsync("status");
        bot.Megan.Card.Visible.ShouldContain("The OneDrive is archived 19 March 2027");
        ((bool)(await bot.TruthAsync(Story.Adele))["oneDrive"]!["readOnly"]!).ShouldBeTrue();

        _time.AdvanceTo(Begin.AddDays(94));
        await PassedAsync(bot, 2);
        bot.Kept.Ask<string>("SELECT next_at FROM requests").ShouldBeNull("nothing is left to come");
        ((bool)(await bot.TruthAsync(Story.Adele))["oneDrive"]!["archived"]!).ShouldBeTrue();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_dealt_with_a_date_is_named_and_nobody_is_reminded_of_it_again()
    {
        await using var bot = await FinishedAsync();
        _time.AdvanceTo(Begin.AddDays(46.5));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("14 days left"));

        await _time.UntilAsync(bot.Megan.PressesAsync("Save: dealt with", ("Note (optional)", "Moved to the team.")));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Megan Bowen has dealt with it."));
        _time.AdvanceTo(Begin.AddDays(61));
        await bot.Megan.SaysAsync("status");

        CountOf(bot.Megan, "1 day left").ShouldBe(0);
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'deadline-reminded'").ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_date_is_reminded_of_fourteen_seven_and_one_days_before_and_the_last_time_every_approver_is_who_can_close_it()
    {
        await using var bot = await FinishedAsync();
        await bot.Joni.OpensChatAsync();
        foreach (var (day, left) in new[] { (46.1, "14 days left"), (53.1, "7 days left"), (59.1, "1 day left") })
        {
            _time.AdvanceTo(Begin.AddDays(day));
            await _time.UntilAsync(bot.Megan.SeesCardAsync(left));
            await _time.UntilAsync(bot.Nestor.SeesCardAsync(left));
            CountOf(bot.Megan, left).ShouldBe(1);
        }

        await _time.UntilAsync(bot.Joni.SeesCardAsync("Offboarding of Adele Vance: 1 day left"));
        CountOf(bot.Joni, "days left").ShouldBe(0);
        await _time.UntilAsync(bot.Joni.PressesAsync("Save: nothing to do"));
        await _time.UntilAsync(bot.Megan.SeesAsync("Joni Sherman"));
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'deadline-closed'").ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Forwarding_and_the_automatic_reply_end_at_once_when_whoever_asked_says_so()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(
            bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"), ("forwardDays", "90"), ("autoReply", "true"), ("autoReplyDays", "30")));
        await ApproveAndCloseAsync(bot);
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));

        _time.AdvanceTo(Begin.AddDays(16.1));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("14 days left"));
        await _time.UntilAsync(bot.Megan.PressesAsync("End it now"));
        await _time.UntilAsync(Patience.UntilAsync(async () => (string)(await bot.TruthAsync(Story.Adele))["mailbox"]!["autoReply"]!["status"]! == "disabled"));
        (await bot.TruthAsync(Story.Adele))["mailbox"]!["forwardingSmtpAddress"].ShouldNotBeNull("only what was pressed ends");

        _time.AdvanceTo(Begin.AddDays(76.5));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("the bot stops forwarding mail"));
        bot.Megan.Card.Buttons.ShouldNotContain("30 days later", "who asked does not prolong");
        await _time.UntilAsync(bot.Megan.PressesAsync("End it now"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Adele Vance is finished."));
        (await bot.TruthAsync(Story.Adele))["mailbox"]!["forwardingSmtpAddress"].ShouldBeNull();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Forwarding_and_the_automatic_reply_end_on_their_dates_and_the_end_is_proven()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(
            bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"), ("forwardDays", "90"), ("autoReply", "true"), ("autoReplyDays", "30")));
        await ApproveAndCloseAsync(bot);
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        bot.Nestor.Card.Visible.ShouldContain("the bot stops forwarding mail");

        _time.AdvanceTo(Begin.AddDays(29.5));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("1 day left"));
        ((string)(await bot.TruthAsync(Story.Adele))["mailbox"]!["autoReply"]!["status"]!).ShouldBe("scheduled");
        _time.AdvanceTo(Begin.AddDays(31));
        await _time.UntilAsync(Patience.UntilAsync(async () => (string)(await bot.TruthAsync(Story.Adele))["mailbox"]!["autoReply"]!["status"]! == "disabled"));
        await bot.RestartAsync();

        _time.AdvanceTo(Begin.AddDays(89.5));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("16 March 2027 10:00: the bot stops forwarding mail"));
        await _time.UntilAsync(bot.Nestor.PressesAsync("30 days later"));
        _time.AdvanceTo(Begin.AddDays(91));
        await _time.UntilAsync(bot.Megan.SeesAsync("15 April 2027"));
        (await bot.TruthAsync(Story.Adele))["mailbox"]!["forwardingSmtpAddress"].ShouldNotBeNull();

        _time.AdvanceTo(Begin.AddDays(121));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Adele Vance is finished."));
        (await bot.TruthAsync(Story.Adele))["mailbox"]!["forwardingSmtpAddress"].ShouldBeNull();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_nobody_closes_is_reminded_of_first_to_who_approved_then_to_every_approver()
    {
        await using var bot = await StartAsync();
        await bot.Joni.OpensChatAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());

        _time.Advance(TimeSpan.FromDays(3.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync($"Still open in the offboarding of Adele Vance: {Story.TasksOfAdele}, the oldest for 3 days."));
        CountOf(bot.Joni, "open in the offboarding").ShouldBe(0);
        await bot.RestartAsync();
        _time.Advance(TimeSpan.FromDays(6));
        await _time.UntilAsync(bot.Joni.SeesAsync("Nobody has closed what is open in the offboarding of Adele Vance"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Nobody has closed what is open in the offboarding of Adele Vance"));
        CountOf(bot.Nestor, "open in the offboarding").ShouldBe(2, "one that was due while nothing ran is not caught up on");

        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        _time.Advance(TimeSpan.FromDays(10));
        await bot.Nestor.SaysAsync("status");
        CountOf(bot.Nestor, "open in the offboarding").ShouldBe(2);
        bot.ShouldBeQuiet();
    }

    private static Task PassedAsync(BotHost bot, int dates) =>
        Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'deadline-passed'") == dates);

    private static int CountOf(Person person, string text) => person.Messages.Count(m => m.Visible.Contains(text, StringComparison.Ordinal));

    /// <summary>Without sweeps: whatever comes, comes at its own moment.</summary>
    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));

    private async Task ApproveAndCloseAsync(BotHost bot)
    {
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
    }

    private async Task<BotHost> FinishedAsync()
    {
        var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await ApproveAndCloseAsync(bot);
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("finished"));
        return bot;
    }
}
