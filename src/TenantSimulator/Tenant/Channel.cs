namespace TenantSimulator.Tenant;

/// <summary>A channel of a team. Only private and shared ones have members of their own.</summary>
sealed class Channel(string id, string teamId, string name, string membershipType)
{
    public string Id { get; } = id;
    public string TeamId { get; } = teamId;
    public string Name { get; } = name;
    public string MembershipType { get; } = membershipType;
    public List<ChannelMember> Members { get; } = [];

    /// <summary>Who leaves is a member no more; of a channel that lost its last owner the first member becomes one.</summary>
    public void Leave(string userId)
    {
        Members.RemoveAll(m => m.UserId == userId);
        if (Members.Count > 0 && !Members.Exists(m => m.IsOwner))
        {
            Members[0].IsOwner = true;
        }
    }
}

sealed class ChannelMember(string userId)
{
    public string Id { get; } = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
    public string UserId { get; } = userId;
    public bool IsOwner { get; set; }
}
