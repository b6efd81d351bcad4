namespace TeamsOffboardBot.Microsoft365.Graph;

/// <param name="Id">Of the membership, not of the person.</param>
public sealed record ChannelMember(string Id, string? UserId)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    public bool IsOwner => Roles.Contains("owner", StringComparer.OrdinalIgnoreCase);

    public bool Is(string userId) => string.Equals(UserId, userId, StringComparison.OrdinalIgnoreCase);
}
