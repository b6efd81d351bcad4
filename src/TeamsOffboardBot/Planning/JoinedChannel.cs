namespace TeamsOffboardBot.Planning;

/// <summary>A private or shared channel that the leaver is in: whoever leaves its team leaves it too.</summary>
/// <param name="IsOnlyOwner">Without the leaver nobody owns it.</param>
public sealed record JoinedChannel(TeamChannel Channel, bool IsOwner, bool IsOnlyOwner);
