namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>What a read asks: two that are equal get the same answer at the same moment.</summary>
public sealed record Read(Microsoft365Service Service, string Asks);
