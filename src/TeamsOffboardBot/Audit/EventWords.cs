using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Events in a sentence each.</summary>
internal sealed class EventWords(WordList words)
{
    public static StepId? StepOf(RunEvent e) => e switch
    {
        RunEvent.StepStarted s => s.Step,
        RunEvent.StepSettled s => s.Step,
        RunEvent.StepRetryScheduled s => s.Step,
        RunEvent.StepWaiting s => s.Step,
        RunEvent.StepFailed s => s.Step,
        RunEvent.StepRetryAsked s => s.Step,
        RunEvent.StepSkipped s => s.Step,
        RunEvent.StepDoneByHand s => s.Step,
        _ => null,
    };

    public string Title(StepId step) => words.Has($"Steps.{step}.Title") ? words.Say($"Steps.{step}.Title") : step.Value;

    public string Status(StepStatus status) => words.Say($"Evidence.Status.{status}");

    public string Say(RunEvent e) => e switch
    {
        RunEvent.RequestSubmitted s => words.Say("Evidence.Event.Submitted", ("name", s.RequesterName), ("leaver", s.Snapshot.Account.Person.DisplayName)),
        RunEvent.ChoicesChanged c => words.Say("Evidence.Event.ChoicesChanged", ("name", c.ByName)),
        RunEvent.RequestApproved a => words.Say("Evidence.Event.Approved", ("name", a.ByName), ("hash", Short(a.PlanHash))),
        RunEvent.RequestRejected r => words.Say("Evidence.Event.Rejected", ("name", r.ByName), ("reason", r.Reason)),
        RunEvent.RequestWithdrawn w => words.Say("Evidence.Event.Withdrawn", ("name", w.ByName)),
        RunEvent.RunClaimed c => words.Say("Evidence.Event.Claimed", ("owner", c.Owner)),
        RunEvent.RunFinished f => words.Say("Evidence.Event.Finished", ("result", Status(f.Result))),
        _ => SayOfStep(e, Title(StepOf(e)!.Value)),
    };

    private string SayOfStep(RunEvent e, string step) => e switch
    {
        RunEvent.StepStarted => words.Say("Evidence.Event.Started", ("step", step)),
        RunEvent.StepSettled { Reason: { } reason } s => words.Say("Evidence.Event.SettledWithReason", ("step", step), ("status", Status(s.Outcome)), ("reason", words.Say(reason))),
        RunEvent.StepSettled s => words.Say("Evidence.Event.Settled", ("step", step), ("status", Status(s.Outcome))),
        RunEvent.StepRetryScheduled r => words.Say("Evidence.Event.RetryScheduled", ("step", step), ("fault", Fault(r.Fault)), ("at", UtcText.Of(r.At))),
        RunEvent.StepWaiting w => words.Say("Evidence.Event.Waiting", ("step", step), ("reason", words.Say(w.Reason)), ("until", UtcText.Of(w.Until))),
        RunEvent.StepFailed f => words.Say("Evidence.Event.Failed", ("step", step), ("fault", Fault(f.Fault))),
        RunEvent.StepRetryAsked r => words.Say("Evidence.Event.RetryAsked", ("step", step), ("name", r.ByName)),
        RunEvent.StepSkipped s => words.Say("Evidence.Event.Skipped", ("step", step), ("name", s.ByName), ("reason", s.Reason)),
        RunEvent.StepDoneByHand d => words.Say("Evidence.Event.DoneByHand", ("step", step), ("name", d.ByName), ("note", d.Note ?? "-")),
        _ => EventKinds.Of(e),
    };

    private string Fault(FaultFacts fault) => words.Say(FaultPhrases.Of(fault).Happened);

    private static string Short(PlanHash hash) => hash.Value.Length > 12 ? hash.Value[..12] : hash.Value;
}
