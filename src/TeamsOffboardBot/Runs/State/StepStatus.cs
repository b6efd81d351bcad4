namespace TeamsOffboardBot.Runs.State;

/// <summary>Where a step of a run stands. Ordered from best to worst among the settled ones: a run is as good as its worst step.</summary>
public enum StepStatus
{
    /// <summary>Not started, or asked to be tried again.</summary>
    Pending,
    Started,

    /// <summary>A passing fault; goes on by itself at the moment named.</summary>
    RetryScheduled,

    /// <summary>Waits for a moment in time.</summary>
    Waiting,
    AlreadyInPlace,
    Changed,
    NotApplicable,
    DoneByHand,
    Skipped,
    NeedsPerson,
    Failed,
}
