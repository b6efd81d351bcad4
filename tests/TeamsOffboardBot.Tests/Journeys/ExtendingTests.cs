using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Dates that people chose can be moved by an approver, and are then what the tenant shows; Microsoft's own cannot, and their reminders say so.</summary>
public sealed class ExtendingTests
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task An_automatic_reply_answers_thirty_days_longer_when_an_approver_says_so()
    {
        await using var bot = await WaitingAsync(("autoReply", "true"), ("autoReplyDays", "30"));
        _time.AdvanceTo(Begin.AddDays(16.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("14 days left"));
        await _time.UntilAsync(bot.Megan.SeesAsync("14 days left"));
        bot.Megan.Card.Buttons.ShouldNotContain("30 days later", "who asked does not prolong");

        await _time.UntilAsync(bot.Nestor.PressesAsync("30 days later"));
        await _time.UntilAsync(Patience.UntilAsync(async () => Moment((await ReplyAsync(bot))["scheduledEndDateTime"]) == Begin.AddDays(60)));
        ((string)(await ReplyAsync(bot))["status"]!).ShouldBe("scheduled");
        await bot.RestartAsync();
        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(Patience.UntilAsync(() => Reminders(bot) == 2));
        ((string)(await ReplyAsync(bot))["status"]!).ShouldBe("scheduled", "the day of the plan has passed");

        _time.AdvanceTo(Begin.AddDays(60.1));
        await _time.UntilAsync(Patience.UntilAsync(async () => (string)(await ReplyAsync(bot))["status"]! == "disabled"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Files_are_read_thirty_days_longer_when_an_approver_says_so_and_the_end_is_proven()
    {
        await using var bot = await WaitingAsync(("oneDrive", "LetRead"), ("oneDriveDays", "30"));
        bot.Nestor.Card.Visible.ShouldContain("15 January 2027 10:00: whoever was let read the files can no longer open them.");
        _time.AdvanceTo(Begin.AddDays(16.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("14 days left"));
        await _time.UntilAsync(bot.Megan.SeesAsync("14 days left"));
        bot.Megan.Card.Buttons.ShouldNotContain("30 days later", "who asked does not prolong");

        await _time.UntilAsync(bot.Nestor.PressesAsync("30 days later"));
        await _time.UntilAsync(Patience.UntilAsync(async () => await ReadingEndsAsync(bot) is { } end && (end - Begin.AddDays(60)).Duration() < TimeSpan.FromMinutes(5)));
        _time.AdvanceTo(Begin.AddDays(31));
        await bot.Nestor.SaysAsync("status");
        (await ReadingEndsAsync(bot)).ShouldNotBeNull("the day of the plan has passed");

        _time.AdvanceTo(Begin.AddDays(60.5));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Adele Vance is finished."));
        (await ReadingEndsAsync(bot)).ShouldBeNull();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Reading_ends_at_once_when_whoever_asked_says_so()
    {
        await using var bot = await WaitingAsync(("oneDrive", "LetRead"), ("oneDriveDays", "30"));
        _time.AdvanceTo(Begin.AddDays(16.1));
        await _time.UntilAsync(bot.Megan.SeesAsync("14 days left"));

        await _time.UntilAsync(bot.Megan.PressesAsync("End it now"));

        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Adele Vance is finished."));
        (await ReadingEndsAsync(bot)).ShouldBeNull();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Once_the_OneDrive_is_read_only_reading_is_not_prolonged_and_the_reminder_says_so()
    {
        await using var bot = await WaitingAsync(("oneDrive", "LetRead"), ("oneDriveDays", "70"));
        _time.AdvanceTo(Begin.AddDays(56.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("whoever was let read the files"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("14 days left"));
        var before = bot.Nestor.Messages.Last(m => m.Visible.Contains("14 days left", StringComparison.Ordinal));
        _time.AdvanceTo(Begin.AddDays(63.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("This date can no longer be moved. Whoever still needs files copies them before that."));
        new CardView(bot.Nestor.Messages.Last(m => m.Visible.Contains("7 days left", StringComparison.Ordinal)).Card!).Buttons.ShouldNotContain("30 days later");

        await _time.UntilAsync(bot.Nestor.PressesAsync(before, "30 days later"));

        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-date-changed'").ShouldBe(0);
        await _time.UntilAsync(bot.Nestor.SeesAsync("The OneDrive is read-only by now: how long it can be read cannot be changed any more."));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_date_of_Microsofts_cannot_be_moved_and_its_reminder_leads_to_what_helps()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Keep"), ("autoReply", "false")));
        await CloseAsync(bot);
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding of Adele Vance: finished"));
        _time.AdvanceTo(Begin.AddDays(16.1));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding of Adele Vance: 14 days left"));
        bot.Megan.Card.Visible.ShouldContain("Microsoft 365 sets this date: nobody can move it.");
        bot.Megan.Card.Visible.ShouldContain("undoing the offboarding before that gives the licence back");

        await _time.UntilAsync(bot.Megan.PressesAsync("Undo the offboarding"));

        await _time.UntilAsync(bot.Megan.SeesCardAsync("Reinstate Adele Vance?"));
        bot.ShouldBeQuiet();
    }

    private static async Task<JsonNode> ReplyAsync(BotHost bot) => (await bot.TruthAsync(Story.Adele))["mailbox"]!["autoReply"]!;

    /// <summary>Null when nobody reads any more.</summary>
    private static async Task<DateTimeOffset?> ReadingEndsAsync(BotHost bot) =>
        (await bot.TruthAsync(Story.Adele))["oneDrive"]!["permissions"]!.AsArray() is [{ } reading] ? Moment(reading["expires"]) : null;

    private static DateTimeOffset Moment(JsonNode? text) => DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static long Reminders(BotHost bot) => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'deadline-reminded' AND public_body LIKE '%AutoReplyEnds%'");

    /// <summary>Without sweeps: whatever comes, comes at its own moment.</summary>
    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));

    private async Task CloseAsync(BotHost bot)
    {
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
    }

    private async Task<BotHost> WaitingAsync(params (string Input, string Value)[] choices)
    {
        var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", choices));
        await CloseAsync(bot);
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        return bot;
    }
}
