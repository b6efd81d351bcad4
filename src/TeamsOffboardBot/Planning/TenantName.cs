namespace TeamsOffboardBot.Planning;

/// <summary>Which tenant a request is about, by the id that Microsoft gave it.</summary>
/// <param name="Name">Null when it could not be read.</param>
/// <param name="Domain">The one that people's addresses end in by default; null when it could not be read.</param>
public sealed record TenantName(string Id, string? Name, string? Domain);
