namespace TeamsOffboardBot.Approval;

/// <summary>For whom somebody may ask at all.</summary>
public enum AskingReach
{
    Nobody,

    /// <summary>For whoever reports to them, directly or through others.</summary>
    Team,

    /// <summary>HR and approvers.</summary>
    Anybody,
}
