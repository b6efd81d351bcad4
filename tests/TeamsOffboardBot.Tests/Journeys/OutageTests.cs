using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>What happens to a run when the world around it does not keep still.</summary>
public sealed class OutageTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_tenant_that_is_gone_for_a_minute_costs_a_minute_and_nothing_else()
    {
        await using var bot = await ApprovedAsync();
        await bot.FaultsAsync(new { match = ".*", status = 0, times = 100_000 });
        var began = _time.GetUtcNow();
        await _time.AdvanceUntilAsync(() => _time.GetUtcNow() - began > TimeSpan.FromMinutes(1));
        await bot.HealTenantAsync();

        await EndsAsync(bot);

        bot.Nestor.Messages.ShouldAllBe(m => !m.Visible.Contains("Retry", StringComparison.Ordinal), "nobody was bothered");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task A_clock_that_jumps_ahead_in_mid_run_changes_nothing_of_what_is_done(int days)
    {
        await using var bot = await ApprovedAsync();
        await Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-settled'") > 2);
        _time.Advance(TimeSpan.FromDays(days));

        await EndsAsync(bot);
    }

    [Fact]
    public async Task A_clock_that_is_put_back_an_hour_in_mid_run_costs_no_hour_and_changes_nothing_of_what_is_done()
    {
        var clock = new OwnClock();
        await using var bot = await BotHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.LatencyAsync(graphMs: 50, exchangeMs: 100, sharepointMs: 50);
        await bot.Nestor.ApprovesAsync();
        await Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-settled'") > 2);
        clock.Offset = -TimeSpan.FromHours(1);

        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Megan.SeesCardAsync("finished");
        await EndedWellAsync(bot);
    }

    /// <summary>The machine's clock, as somebody sets it. What it measures by goes on evenly.</summary>
    private sealed class OwnClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }

    /// <summary>The run has just begun.</summary>
    private async Task<BotHost> ApprovedAsync()
    {
        var bot = await BotHost.StartAsync(_time);
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await bot.LatencyAsync(graphMs: 50, exchangeMs: 100, sharepointMs: 50);
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        return bot;
    }

    private async Task EndsAsync(BotHost bot)
    {
        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await _time.AdvanceUntilAsync(() => bot.Kept.Ask<string>("SELECT stage FROM requests") == "WaitingForPeople");
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Megan.SeesCardAsync("finished"));
        await EndedWellAsync(bot);
    }

    private static async Task EndedWellAsync(BotHost bot)
    {
        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
        after["licences"]!.AsArray().ShouldBeEmpty();
        (await bot.CallsAsync()).Count(c => c.Operation.EndsWith("/assignLicense", StringComparison.Ordinal) && c.Status == 200).ShouldBe(1);
        (await BotProcess.RunAsync(bot.Settings, "verify", bot.Database)).ExitCode.ShouldBe(0);
        bot.Teams.Refused.ShouldBeEmpty();
    }
}
