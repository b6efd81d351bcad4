namespace TeamsOffboardBot.Planning;

/// <summary>A device that Intune manages for the leaver.</summary>
/// <param name="IsPersonal">The person's own: whoever wipes it deletes what is theirs.</param>
public sealed record ManagedComputer(string Id, string Name, bool IsPersonal);
