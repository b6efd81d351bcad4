namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>What somebody wants of the approvals channel.</summary>
public enum ApprovalsOrder
{
    /// <summary>To know where it is.</summary>
    Where,
    Here,
    Off,
}
