using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The last working moment: named, told, approved, and kept to.</summary>
public sealed class StartTimeTests
{
    private static readonly (string Input, string Value)[] Friday =
        [("When does it start?", "AtMoment"), ("Day", "2026-12-18"), ("Time", "17:30")];

    // 17:30 in Amsterdam.
    private static readonly DateTimeOffset Start = new(2026, 12, 18, 16, 30, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_offboarding_starts_at_the_moment_that_was_approved_also_after_a_restart()
    {
        await using var bot = await StartAsync();
        bot.Nestor.TimeZone = "America/New_York";
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", Friday));
        bot.Nestor.Card.Visible.ShouldContain("Friday 18 December 2026 17:30 (Amsterdam, UTC+1)");
        bot.Nestor.Card.Visible.ShouldContain("Friday 18 December 2026 11:30 (New York, UTC−5)");
        bot.Megan.Card.Visible.ShouldNotContain("In your time");

        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Megan.SeesAsync("Nestor Wilke approved the offboarding of Adele Vance. It starts on 18 December 2026 17:30; until then you can withdraw it."));
        bot.Nestor.Card.Visible.ShouldContain("Starts Friday 18 December 2026 17:30 (Amsterdam, UTC+1)");
        await bot.RestartAsync();
        _time.AdvanceTo(Start.AddSeconds(-30));
        await bot.Megan.SaysAsync("status");
        bot.Megan.Card.Visible.ShouldContain("Approved, waiting for its start\nStarts 18 December 2026 17:30");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeTrue();

        _time.AdvanceTo(Start);
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Megan.SeesAsync("The offboarding of Adele Vance has begun, as planned."));

        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Until_it_runs_the_requester_can_withdraw_it()
    {
        await using var bot = await ScheduledAsync();

        await _time.UntilAsync(bot.Megan.PressesAsync("Withdraw"));

        await _time.UntilAsync(bot.Nestor.SeesAsync("Megan Bowen withdrew the request to offboard Adele Vance."));
        await NothingHappensAsync(bot);
    }

    [Fact]
    public async Task Until_it_runs_an_approver_can_stop_it_and_must_say_why()
    {
        await using var bot = await ScheduledAsync();

        await _time.UntilAsync(bot.Nestor.PressesAsync("Stop the offboarding", ("Reason", "She stays until March.")));

        await _time.UntilAsync(bot.Megan.SeesCardAsync("She stays until March."));
        await NothingHappensAsync(bot);
    }

    [Fact]
    public async Task Changed_choices_need_a_new_approval_and_the_old_card_no_longer_counts()
    {
        await using var bot = await ScheduledAsync();
        var before = bot.Nestor.CardMessage();

        await _time.UntilAsync(bot.Nestor.PressesAsync("Change choices"));
        bot.Nestor.Card.ValueOf("Time").ShouldBe("17:30");
        await _time.UntilAsync(bot.Nestor.PressesAsync("Save the changes", ("Time", "12:00")));

        await _time.UntilAsync(bot.Megan.SeesAsync("Nestor Wilke changed the choices in the offboarding of Adele Vance. The approval given before counts no more. Please look at the new plan."));
        bot.Nestor.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        await _time.UntilAsync(bot.Nestor.PressesAsync(before, "Stop the offboarding", ("Reason", "Old card")));
        bot.Nestor.ShouldBeTold("The plan was changed after this card was drawn.");
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        bot.Nestor.Card.Visible.ShouldContain("Starts Friday 18 December 2026 12:00");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_start_that_passes_undecided_is_said_to_everyone_and_an_approval_starts_it_at_once()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", Friday));
        _time.AdvanceTo(Start);
        await _time.UntilAsync(bot.Megan.SeesAsync("was to start now, and no approver has decided yet: Adele Vance can still sign in."));
        await _time.UntilAsync(bot.Nestor.SeesAsync("was to start now and nobody has approved it: Adele Vance can still sign in."));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("An approval starts it at once."));

        await _time.UntilAsync(bot.Nestor.PressesAsync("Approve and start now"));
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());

        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_request_without_a_decision_is_reminded_of_and_expires_and_its_card_says_how_to_ask_again()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        bot.Nestor.Card.Visible.ShouldContain("Decide by\n23 December 2026 10:00");
        var approval = bot.Nestor.CardMessage();
        _time.Advance(TimeSpan.FromDays(1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Megan Bowen asked for the offboarding of Adele Vance on 16 December 2026 10:00 and waits for a decision."));
        await bot.RestartAsync();
        _time.Advance(TimeSpan.FromDays(5));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The request to offboard Adele Vance expires on 23 December 2026 10:00"));
        _time.Advance(TimeSpan.FromDays(1));

        await _time.UntilAsync(bot.Megan.SeesAsync("The request has expired and nothing was done. To ask again, type: offboard adele.vance@contoso.com"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The request has expired and nothing was done."));
        await _time.UntilAsync(bot.Nestor.PressesAsync(approval, "Approve"));

        bot.Nestor.ShouldBeTold("Nobody decided on this by 23 December 2026 10:00, so the request has expired and nothing was done.");
        bot.Nestor.Messages.Count(m => m.Visible.Contains("waits for a decision", StringComparison.Ordinal)).ShouldBe(1);
        bot.Nestor.Card.Title.ShouldBe("Offboarding of Adele Vance: expired");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeTrue();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("2027-03-28", "02:30", "There is no 02:30 in Amsterdam on Sunday 28 March 2027: the clocks go forward. It starts at the first moment after that, 03:00.")]
    [InlineData("2027-10-31", "02:30", "02:30 comes twice in Amsterdam on Sunday 31 October 2027: the clocks go back. It starts the first time")]
    public async Task What_became_of_a_time_on_the_day_the_clocks_change_is_told_before_it_is_sent_and_before_it_is_approved(string day, string time, string told)
    {
        await using var bot = await StartAsync();

        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("When does it start?", "AtMoment"), ("Day", day), ("Time", time)));

        bot.Megan.ShouldBeTold(told);
        bot.Nestor.Card.Visible.ShouldContain(told);
    }

    private static async Task NothingHappensAsync(BotHost bot)
    {
        ((ManualTimeProvider)bot.Services.GetRequiredService<TimeProvider>()).AdvanceTo(Start.AddHours(1));
        await bot.Megan.SaysAsync("status");
        bot.Megan.Card.Visible.ShouldNotContain("Running");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeTrue();
        bot.ShouldBeQuiet();
    }

    private async Task<BotHost> ScheduledAsync()
    {
        var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", Friday));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Starts Friday 18 December 2026 17:30 (Amsterdam, UTC+1)"));
        return bot;
    }

    /// <summary>Without sweeps: whatever comes, comes at its own moment.</summary>
    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromHours(1) })));
}
