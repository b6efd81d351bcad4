namespace TeamsOffboardBot.Microsoft365;

/// <summary>
/// The tenant's time. Timestamps such as <c>lastPasswordChangeDateTime</c> come from the tenant's clock; "later than the
/// step started" is a comparison within that clock. Each <c>Date</c> header (whole seconds, cut off) bounds the offset
/// between the clocks; the bounds narrow until one contradicts them, which means that a clock was set.
/// </summary>
public sealed class TenantClock(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TimeSpan _low;
    private TimeSpan _high;
    private bool _isKnown;

    public TimeProvider Local => time;

    /// <summary>The tenant has told its time at least once.</summary>
    public bool IsKnown
    {
        get
        {
            lock (_lock)
            {
                return _isKnown;
            }
        }
    }

    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock)
            {
                return time.GetUtcNow() + ((_low + _high) / 2);
            }
        }
    }

    /// <param name="date">The answer's Date header.</param>
    /// <param name="sent">Local time just before the request left.</param>
    /// <param name="received">Local time when the answer's head was there.</param>
    public void Observe(DateTimeOffset date, DateTimeOffset sent, DateTimeOffset received)
    {
        var low = date - received;
        var high = date.AddSeconds(1) - sent;
        if (low > high)
        {
            return;
        }

        lock (_lock)
        {
            var overlaps = _isKnown && low <= _high && high >= _low;
            _low = overlaps && _low > low ? _low : low;
            _high = overlaps && _high < high ? _high : high;
            _isKnown = true;
        }
    }
}
