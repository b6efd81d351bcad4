namespace TeamsOffboardBot.Runs.State;

/// <summary>How much of a plan may be carried out at present.</summary>
public enum Clearance
{
    Nothing,

    /// <summary>What keeps the leaver out; all else waits for a second approval, or for facts that are read again.</summary>
    LockOut,
    Everything,
}
