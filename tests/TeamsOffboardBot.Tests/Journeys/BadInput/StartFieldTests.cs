using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>A start that cannot be: told at its field, and nothing that was entered is lost.</summary>
public sealed class StartFieldTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2026-12-16", "09:54", "Europe/Amsterdam", "Day: 16 December 2026 09:54 is already past; choose right after the approval or a later moment.")]
    [InlineData("2027-12-17", "10:00", "Europe/Amsterdam", "Day: 17 December 2027 10:00 is more than a year away.")]
    [InlineData("9999-12-31", "10:00", "Europe/Amsterdam", "Day: “9999-12-31” is not a day.")]
    [InlineData("2026-02-30", "10:00", "Europe/Amsterdam", "Day: “2026-02-30” is not a day. Write it like 2026-12-18.")]
    [InlineData("", "10:00", "Europe/Amsterdam", "Day: Enter the day.")]
    [InlineData("2026-12-18", "", "Europe/Amsterdam", "Time: Enter the time.")]
    [InlineData("2026-12-18", "half five", "Europe/Amsterdam", "Time: “half five” is not a time. Write it like 17:30.")]
    [InlineData("2026-12-18", "17:30", "", "Time zone: Enter a time zone, for example Europe/Amsterdam.")]
    [InlineData("2026-12-18", "17:30", "Atlantis", "Time zone: There is no time zone “Atlantis”. Enter one like Europe/Amsterdam.")]
    [InlineData("2026-12-18", "17:30", "../../etc/passwd", "Time zone: There is no time zone “../../etc/passwd”.")]
    public async Task A_start_that_cannot_be_says_why_at_its_field_and_keeps_what_was_entered(string day, string time, string zone, string why)
    {
        await using var bot = await AtChoicesAsync();

        await _time.UntilAsync(bot.Megan.PressesAsync(
            "Next", ("When does it start?", "AtMoment"), ("Day", day), ("Time", time), ("Time zone", zone), ("leaveGroups", "false")));

        bot.Megan.ShouldBeTold(why);
        (bot.Megan.Card.ValueOf("Day") ?? string.Empty).ShouldBe(day);
        (bot.Megan.Card.ValueOf("Time") ?? string.Empty).ShouldBe(time);
        bot.Megan.Card.ValueOf("Time zone").ShouldBe(zone);
        bot.Megan.Card.ValueOf("leaveGroups").ShouldBe("false");
        await bot.Megan.PressesAsync("Next", ("Day", "2026-12-18"), ("Time", "17:30"), ("Time zone", "W. Europe Standard Time"));
        bot.Megan.Card.Visible.ShouldContain("Friday 18 December 2026 17:30 (W. Europe Standard Time, UTC+1)");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_moment_that_passed_a_minute_ago_is_now()
    {
        await using var bot = await AtChoicesAsync();

        await bot.Megan.PressesAsync("Next", ("When does it start?", "AtMoment"), ("Day", "2026-12-16"), ("Time", "09:59"));

        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
    }

    [Fact]
    public async Task A_day_without_the_choice_that_it_belongs_to_is_asked_about_before_anybody_is_locked_out_too_early()
    {
        await using var bot = await AtChoicesAsync();

        await bot.Megan.PressesAsync("Next", ("Day", "2026-12-18"), ("Time", "17:30"));
        bot.Megan.ShouldBeTold("You entered a day or a time, and “right after the approval” is selected.");
        await bot.Megan.PressesAsync("Next");

        bot.Megan.Card.Visible.ShouldContain("right after the approval");
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
    }

    [Theory]
    [InlineData("start 2026-12-18 17:30", "Friday 18 December 2026 17:30 (Amsterdam, UTC+1)")]
    [InlineData("Start on 2026-12-18 at 17:30 new york", "Friday 18 December 2026 17:30 (New York, UTC−5)")]
    public async Task The_start_can_be_typed(string typed, string told)
    {
        await using var bot = await AtChoicesAsync();

        await bot.Megan.SaysAsync(typed);
        await bot.Megan.SaysAsync("next");
        bot.Megan.Card.Visible.ShouldContain(told);
        await bot.Megan.SaysAsync("back");
        await bot.Megan.SaysAsync("start now");
        await bot.Megan.SaysAsync("next");

        bot.Megan.Card.Visible.ShouldContain("right after the approval");
        bot.Megan.Card.Visible.ShouldNotContain(told);
    }

    [Fact]
    public async Task A_summary_that_lay_around_until_its_start_had_passed_is_not_sent()
    {
        await using var bot = await AtChoicesAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.PressesAsync("Next", ("When does it start?", "AtMoment"), ("Day", "2026-12-16"), ("Time", "12:00"));
        _time.Advance(TimeSpan.FromHours(3));

        await bot.Megan.PressesAsync("Submit for approval");

        bot.Megan.ShouldBeTold("16 December 2026 12:00 is already past");
        (await bot.RequestCountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData(null, "UTC")]
    [InlineData("../../etc/passwd", "UTC")]
    public async Task The_form_begins_with_the_persons_own_time_zone(string? reported, string proposed)
    {
        await using var bot = await AtChoicesAsync(reported);

        bot.Megan.Card.ValueOf("Time zone").ShouldBe(proposed);
    }

    private async Task<BotHost> AtChoicesAsync(string? zone = "Europe/Amsterdam")
    {
        var bot = await BotHost.StartAsync(_time);
        bot.Megan.TimeZone = zone;
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices"));
        return bot;
    }
}
