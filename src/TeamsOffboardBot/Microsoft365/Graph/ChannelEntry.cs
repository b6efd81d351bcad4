namespace TeamsOffboardBot.Microsoft365.Graph;

/// <param name="MembershipType">standard, private, shared…; those that are not standard have members and owners of their own.</param>
public sealed record ChannelEntry(string Id, string DisplayName, string? MembershipType)
{
    public bool HasOwnMembers => MembershipType is "private" or "shared";
}
