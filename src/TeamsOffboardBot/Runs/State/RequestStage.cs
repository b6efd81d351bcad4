namespace TeamsOffboardBot.Runs.State;

/// <summary>Where a request stands.</summary>
public enum RequestStage
{
    AwaitingApproval,
    Rejected,
    Withdrawn,

    /// <summary>Approved; its steps run or are about to.</summary>
    Running,

    /// <summary>All that can run has run; a manual task or a failure waits for a person.</summary>
    WaitingForPeople,
    Finished,
}
