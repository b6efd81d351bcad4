using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class TenantClockTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly TenantClock _clock;

    public TenantClockTests() => _clock = new TenantClock(_time);

    [Fact]
    public void Without_any_answer_the_tenant_is_taken_to_have_our_time() => _clock.UtcNow.ShouldBe(_time.GetUtcNow());

    [Fact]
    public void The_tenant_time_runs_on_from_the_answers()
    {
        Observe(TimeSpan.FromMinutes(7), TimeSpan.Zero);

        _time.Advance(TimeSpan.FromHours(1));

        (_clock.UtcNow - _time.GetUtcNow() - TimeSpan.FromMinutes(7)).Duration().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Many_answers_narrow_the_offset_below_the_second_of_the_header()
    {
        var offset = TimeSpan.FromMilliseconds(-2345);
        for (var n = 0; n < 40; n++)
        {
            Observe(offset, TimeSpan.FromMilliseconds(20));
            _time.Advance(TimeSpan.FromMilliseconds(137));
        }

        (_clock.UtcNow - _time.GetUtcNow() - offset).Duration().ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_clock_that_was_set_is_followed_at_once()
    {
        Observe(TimeSpan.Zero, TimeSpan.Zero);

        Observe(TimeSpan.FromDays(31), TimeSpan.Zero);

        (_clock.UtcNow - _time.GetUtcNow() - TimeSpan.FromDays(31)).Duration().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    // The tenant stamps its answer in the middle of the way, in whole seconds.
    private void Observe(TimeSpan offset, TimeSpan way)
    {
        var sent = _time.GetUtcNow();
        var stamped = sent + (way / 2) + offset;
        _time.Advance(way);
        _clock.Observe(new DateTimeOffset(stamped.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero), sent, _time.GetUtcNow());
    }
}
