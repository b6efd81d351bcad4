namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// The clock of the wire: call time-outs, waits before a retry and the gathering window. Apart from the clock of the
/// business, so that whoever moves the latter by a month does not time out the calls under way.
/// </summary>
public sealed record WireClock(TimeProvider Time);
