namespace TenantSimulator.Tenant;

/// <summary>Runs with the given clock and can be put forward. Directory times have whole seconds, as in the real service.</summary>
sealed class TenantClock(TimeProvider time)
{
    TimeSpan _ahead = TimeSpan.Zero;

    public DateTimeOffset Now => time.GetUtcNow() + _ahead;

    public DateTimeOffset Second
    {
        get
        {
            var ticks = Now.UtcTicks;
            return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        }
    }

    public void Advance(TimeSpan by) => _ahead += by;

    public void Reset() => _ahead = TimeSpan.Zero;

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
}
