namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>What a user is a direct member of.</summary>
public sealed record Memberships(IReadOnlyList<GraphGroup> Groups, IReadOnlyList<DirectoryRole> Roles);
