namespace TeamsOffboardBot.Runs.State;

/// <summary>Where a request stands.</summary>
public enum RequestStage
{
    AwaitingApproval,

    /// <summary>What keeps the leaver out is released, and runs or has run; the rest waits for approval.</summary>
    LockOutOnly,
    Rejected,
    Withdrawn,

    /// <summary>Nobody decided in time; nothing was done.</summary>
    Expired,

    /// <summary>Approved; its start is still to come, and until then it can be withdrawn or stopped.</summary>
    Scheduled,

    /// <summary>Approved; its steps run or are about to.</summary>
    Running,

    /// <summary>All that can run has run; a manual task or a failure waits for a person.</summary>
    WaitingForPeople,

    /// <summary>All that can run has run; what is left acts on dates that people chose.</summary>
    WaitingForDate,
    Finished,
}
