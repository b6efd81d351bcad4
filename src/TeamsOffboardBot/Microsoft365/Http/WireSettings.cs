namespace TeamsOffboardBot.Microsoft365.Http;

public sealed record WireSettings(WireClock Clock, TimeSpan CallTimeout, TimeSpan GatherWindow);
