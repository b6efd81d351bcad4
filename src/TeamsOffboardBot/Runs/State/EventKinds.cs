namespace TeamsOffboardBot.Runs.State;

/// <summary>The names of event kinds as journals keep them. A name is never changed and never reused.</summary>
public static class EventKinds
{
    public static readonly IReadOnlyDictionary<string, Type> ByName = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["request-submitted"] = typeof(RunEvent.RequestSubmitted),
        ["choices-changed"] = typeof(RunEvent.ChoicesChanged),
        ["request-approved"] = typeof(RunEvent.RequestApproved),
        ["request-rejected"] = typeof(RunEvent.RequestRejected),
        ["request-withdrawn"] = typeof(RunEvent.RequestWithdrawn),
        ["run-claimed"] = typeof(RunEvent.RunClaimed),
        ["step-started"] = typeof(RunEvent.StepStarted),
        ["step-settled"] = typeof(RunEvent.StepSettled),
        ["step-retry-scheduled"] = typeof(RunEvent.StepRetryScheduled),
        ["step-waiting"] = typeof(RunEvent.StepWaiting),
        ["step-failed"] = typeof(RunEvent.StepFailed),
        ["step-retry-asked"] = typeof(RunEvent.StepRetryAsked),
        ["step-skipped"] = typeof(RunEvent.StepSkipped),
        ["step-done-by-hand"] = typeof(RunEvent.StepDoneByHand),
        ["run-finished"] = typeof(RunEvent.RunFinished),
    };

    private static readonly Dictionary<Type, string> Names = ByName.ToDictionary(k => k.Value, k => k.Key);

    public static string Of(RunEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Names[e.GetType()];
    }
}
