namespace TeamsOffboardBot.Planning;

/// <summary>A device in the directory that the leaver registered.</summary>
public sealed record RegisteredComputer(string Id, string Name, bool IsEnabled);
