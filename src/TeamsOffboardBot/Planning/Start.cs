namespace TeamsOffboardBot.Planning;

/// <summary>
/// The last working moment as somebody named it, and the instant it was resolved to, once: a later change of a zone's rules
/// moves no start that was approved.
/// </summary>
public sealed record Start
{
    /// <summary>What the run goes by.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>As it was entered, on the clocks of <see cref="Zone"/>.</summary>
    public required DateTime Local { get; init; }

    /// <summary>An id that <see cref="TimeZones"/> finds, IANA's or Windows'.</summary>
    public required string Zone { get; init; }

    public StartShift Shift { get; init; }

    /// <summary>
    /// A time that the clocks skip becomes the first moment after the gap: there is no other that is as near and not too early.
    /// A time that they show twice is the first of both: a leaver must not stay signed in an hour longer than was thought.
    /// </summary>
    public static Start On(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (zone.IsInvalidTime(local))
        {
            return new() { At = Instant(AfterGap(local, zone), zone), Local = local, Zone = zone.Id, Shift = StartShift.AfterGap };
        }

        return zone.IsAmbiguousTime(local)
            ? new() { At = new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max()), Local = local, Zone = zone.Id, Shift = StartShift.FirstOfTwo }
            : new() { At = Instant(local, zone), Local = local, Zone = zone.Id };
    }

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));

    /// <summary>Clocks jump on whole minutes.</summary>
    private static DateTime AfterGap(DateTime local, TimeZoneInfo zone)
    {
        var minute = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        while (zone.IsInvalidTime(minute))
        {
            minute = minute.AddMinutes(1);
        }

        return minute;
    }
}

/// <summary>What became of a local time on the day the clocks change.</summary>
public enum StartShift
{
    None,

    /// <summary>The time does not exist on that day; the start is the first moment that does.</summary>
    AfterGap,

    /// <summary>The time comes twice on that day; the start is the first.</summary>
    FirstOfTwo,
}
