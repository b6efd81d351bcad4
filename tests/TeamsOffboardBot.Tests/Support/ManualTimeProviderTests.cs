using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Support;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_delay_ends_when_its_moment_is_reached_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _time);

        _time.Advance(TimeSpan.FromSeconds(9.999));
        delay.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_and_see_their_own_moment()
    {
        List<(int Timer, DateTimeOffset At)> fired = [];
        var start = _time.GetUtcNow();
        using var late = _time.CreateTimer(_ => fired.Add((2, _time.GetUtcNow())), null, TimeSpan.FromSeconds(2), TimeSpan.Zero);
        using var early = _time.CreateTimer(_ => fired.Add((1, _time.GetUtcNow())), null, TimeSpan.FromSeconds(1), TimeSpan.Zero);

        _time.Advance(TimeSpan.FromMinutes(1));

        fired.ShouldBe([(1, start.AddSeconds(1)), (2, start.AddSeconds(2))]);
    }

    [Fact]
    public void A_period_repeats_until_the_timer_is_disposed()
    {
        var fired = 0;
        var timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(3));
        timer.Dispose();
        _time.Advance(TimeSpan.FromSeconds(3));

        fired.ShouldBe(3);
    }

    [Fact]
    public async Task A_lookout_ends_when_somebody_starts_to_wait_for_a_moment_near_enough()
    {
        var lookout = _time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(5));
        using var far = new CancellationTokenSource(TimeSpan.FromMinutes(1), _time);
        lookout.IsCompleted.ShouldBeFalse();

        using var near = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);

        await lookout.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
