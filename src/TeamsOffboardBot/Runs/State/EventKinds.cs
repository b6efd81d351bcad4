namespace TeamsOffboardBot.Runs.State;

/// <summary>The names of event kinds as journals keep them. A name is never changed and never reused.</summary>
public static class EventKinds
{
    public static readonly IReadOnlyDictionary<string, Type> ByName = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["request-submitted"] = typeof(RunEvent.RequestSubmitted),
        ["choices-changed"] = typeof(RunEvent.ChoicesChanged),
        ["approval-given"] = typeof(RunEvent.ApprovalGiven),
        ["request-approved"] = typeof(RunEvent.RequestApproved),
        ["taken-out-of-list"] = typeof(RunEvent.TakenOutOfList),
        ["request-rejected"] = typeof(RunEvent.RequestRejected),
        ["request-withdrawn"] = typeof(RunEvent.RequestWithdrawn),
        ["question-asked"] = typeof(RunEvent.QuestionAsked),
        ["question-answered"] = typeof(RunEvent.QuestionAnswered),
        ["approvers-reminded"] = typeof(RunEvent.ApproversReminded),
        ["request-expired"] = typeof(RunEvent.RequestExpired),
        ["run-started"] = typeof(RunEvent.RunStarted),
        ["facts-checked"] = typeof(RunEvent.FactsChecked),
        ["facts-unreadable"] = typeof(RunEvent.FactsUnreadable),
        ["plan-drifted"] = typeof(RunEvent.PlanDrifted),
        ["run-claimed"] = typeof(RunEvent.RunClaimed),
        ["step-started"] = typeof(RunEvent.StepStarted),
        ["step-read"] = typeof(RunEvent.StepRead),
        ["step-settled"] = typeof(RunEvent.StepSettled),
        ["step-retry-scheduled"] = typeof(RunEvent.StepRetryScheduled),
        ["step-look-put-off"] = typeof(RunEvent.StepLookPutOff),
        ["step-waiting"] = typeof(RunEvent.StepWaiting),
        ["step-held"] = typeof(RunEvent.StepHeld),
        ["step-let-go"] = typeof(RunEvent.StepLetGo),
        ["step-failed"] = typeof(RunEvent.StepFailed),
        ["step-retry-asked"] = typeof(RunEvent.StepRetryAsked),
        ["step-skipped"] = typeof(RunEvent.StepSkipped),
        ["step-done-by-hand"] = typeof(RunEvent.StepDoneByHand),
        ["step-released"] = typeof(RunEvent.StepReleased),
        ["step-date-changed"] = typeof(RunEvent.StepDateChanged),
        ["run-finished"] = typeof(RunEvent.RunFinished),
        ["deadline-reminded"] = typeof(RunEvent.DeadlineReminded),
        ["deadline-passed"] = typeof(RunEvent.DeadlinePassed),
        ["deadline-closed"] = typeof(RunEvent.DeadlineClosed),
        ["tasks-reminded"] = typeof(RunEvent.TasksReminded),
        ["personal-data-erased"] = typeof(RunEvent.PersonalDataErased),
    };

    private static readonly Dictionary<Type, string> Names = ByName.ToDictionary(k => k.Value, k => k.Key);

    public static string Of(RunEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Names[e.GetType()];
    }
}
