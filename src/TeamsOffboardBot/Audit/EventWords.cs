using System.Text.Json.Nodes;
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
        RunEvent.StepRead s => s.Step,
        RunEvent.StepSettled s => s.Step,
        RunEvent.StepRetryScheduled s => s.Step,
        RunEvent.StepLookPutOff s => s.Step,
        RunEvent.StepWaiting s => s.Step,
        RunEvent.StepHeld s => s.Step,
        RunEvent.StepLetGo s => s.Step,
        RunEvent.StepFailed s => s.Step,
        RunEvent.StepRetryAsked s => s.Step,
        RunEvent.StepSkipped s => s.Step,
        RunEvent.StepDoneByHand s => s.Step,
        RunEvent.StepReleased s => s.Step,
        RunEvent.StepDateChanged s => s.Step,
        _ => null,
    };

    public string Title(StepId step) => words.Has($"Steps.{step}.Title") ? words.Say($"Steps.{step}.Title") : step.Value;

    /// <summary>What is left to tell of an event that lost its personal part.</summary>
    public string SayErased(JournalEntry entry)
    {
        var gone = words.Say("Evidence.Gone");
        return !entry.IsErased ? Say(EventCodec.Decode(entry)) : EventCodec.DecodeErased(entry, gone, Phrase.Of("Evidence.Gone")) is { } e ? Say(e) : entry.Kind switch
        {
            "request-submitted" => words.Say("Evidence.Gone.Submitted"),
            "choices-changed" => words.Say("Evidence.Event.ChoicesChanged", ("name", gone)),
            "facts-checked" => words.Say("Evidence.Gone.FactsChecked", ("hash", HashIn(entry))),
            "plan-drifted" => words.Say("Evidence.Event.PlanDrifted", ("hash", HashIn(entry)), ("differences", gone)),
            _ => entry.Kind,
        };
    }

    public string Status(StepStatus status) => words.Say($"Evidence.Status.{status}");

    /// <summary>The same, within a sentence.</summary>
    public string StatusWithin(StepStatus status) => Status(status) is var text ? char.ToLower(text[0], words.Culture) + text[1..] : text;

    public string Say(RunEvent e) => e switch
    {
        RunEvent.RequestSubmitted s => words.Say("Evidence.Event.Submitted", ("name", s.RequesterName), ("leaver", s.Snapshot.Account.Person.DisplayName)),
        RunEvent.ChoicesChanged c => words.Say("Evidence.Event.ChoicesChanged", ("name", c.ByName)),
        RunEvent.ApprovalGiven a => words.Say(
            a.ReleasesLockOut ? "Evidence.Event.ApprovalGivenAndLocked" : "Evidence.Event.ApprovalGiven", ("name", a.ByName), ("hash", Short(a.PlanHash))),
        RunEvent.RequestApproved { List: { } list } a => words.Say("Evidence.Event.ApprovedWithList", ("name", a.ByName), ("hash", Short(a.PlanHash)), ("list", list.Value)),
        RunEvent.TakenOutOfList t => words.Say("Evidence.Event.TakenOutOfList", ("name", t.ByName), ("list", t.List.Value)),
        RunEvent.RequestApproved a => words.Say("Evidence.Event.Approved", ("name", a.ByName), ("hash", Short(a.PlanHash))),
        RunEvent.RequestRejected r => words.Say("Evidence.Event.Rejected", ("name", r.ByName), ("reason", r.Reason)),
        RunEvent.RequestWithdrawn w => words.Say("Evidence.Event.Withdrawn", ("name", w.ByName)),
        RunEvent.QuestionAsked q => words.Say("Evidence.Event.QuestionAsked", ("name", q.ByName), ("text", q.Text)),
        RunEvent.QuestionAnswered a => words.Say("Evidence.Event.QuestionAnswered", ("name", a.ByName), ("text", a.Text)),
        RunEvent.ApproversReminded r => words.Say($"Evidence.Event.Reminded.{r.Reason}"),
        RunEvent.RequestExpired x => words.Say("Evidence.Event.Expired", ("at", UtcText.Of(x.ExpiresAt))),
        RunEvent.RunStarted s => words.Say("Evidence.Event.RunStarted", ("at", UtcText.Of(s.StartAt))),
        RunEvent.FactsChecked { Differences: [] } c => words.Say("Evidence.Event.FactsChecked.Same", ("hash", Short(c.PlanHash))),
        RunEvent.FactsChecked c => words.Say("Evidence.Event.FactsChecked", ("hash", Short(c.PlanHash)), ("differences", Listed(c.Differences))),
        RunEvent.FactsUnreadable u => words.Say("Evidence.Event.FactsUnreadable", ("reason", words.Say(u.Reason)), ("until", UtcText.Of(u.Until))),
        RunEvent.PlanDrifted d => words.Say("Evidence.Event.PlanDrifted", ("hash", Short(d.PlanHash)), ("differences", Listed(d.Differences))),
        RunEvent.RunClaimed c => words.Say("Evidence.Event.Claimed", ("owner", c.Owner)),
        RunEvent.RunFinished f => words.Say("Evidence.Event.Finished", ("result", StatusWithin(f.Result))),
        _ => StepOf(e) is { } step ? SayOfStep(e, Title(step)) : SayOfDate(e),
    };

    private string SayOfStep(RunEvent e, string step) => e switch
    {
        RunEvent.StepStarted => words.Say("Evidence.Event.Started", ("step", step)),
        RunEvent.StepRead => words.Say("Evidence.Event.Read", ("step", step)),
        RunEvent.StepSettled { Reason: { } reason } s => words.Say("Evidence.Event.SettledWithReason", ("step", step), ("status", StatusWithin(s.Outcome)), ("reason", words.Say(reason))),
        RunEvent.StepSettled s => words.Say("Evidence.Event.Settled", ("step", step), ("status", StatusWithin(s.Outcome))),
        RunEvent.StepRetryScheduled r => words.Say("Evidence.Event.RetryScheduled", ("step", step), ("fault", Fault(r.Fault)), ("at", UtcText.Of(r.At))),
        RunEvent.StepLookPutOff l => words.Say("Evidence.Event.LookPutOff", ("step", step), ("fault", Fault(l.Fault)), ("at", UtcText.Of(l.At))),
        RunEvent.StepWaiting w => words.Say("Evidence.Event.Waiting", ("step", step), ("reason", words.Say(w.Reason)), ("until", UtcText.Of(w.Until))),
        RunEvent.StepHeld h => words.Say("Evidence.Event.StepHeld", ("step", step), ("request", h.By.Value), ("until", UtcText.Of(h.Until))),
        RunEvent.StepLetGo g => words.Say("Evidence.Event.StepLetGo", ("step", step), ("request", g.By.Value)),
        RunEvent.StepFailed f => words.Say("Evidence.Event.Failed", ("step", step), ("fault", Fault(f.Fault))),
        RunEvent.StepRetryAsked r => words.Say("Evidence.Event.RetryAsked", ("step", step), ("name", r.ByName)),
        RunEvent.StepSkipped { CalledOffBy: { } request } s => words.Say("Evidence.Event.CalledOff", ("step", step), ("name", s.ByName), ("request", request.Value)),
        RunEvent.StepSkipped s => words.Say("Evidence.Event.Skipped", ("step", step), ("name", s.ByName), ("reason", s.Reason)),
        RunEvent.StepReleased r => words.Say("Evidence.Event.StepReleased", ("step", step), ("name", r.ByName)),
        RunEvent.StepDateChanged c => words.Say("Evidence.Event.StepDateChanged", ("step", step), ("name", c.ByName), ("at", UtcText.Of(c.Date))),
        RunEvent.StepDoneByHand { Note: null } d => words.Say("Evidence.Event.DoneByHand.WithoutNote", ("step", step), ("name", d.ByName)),
        RunEvent.StepDoneByHand d => words.Say("Evidence.Event.DoneByHand", ("step", step), ("name", d.ByName), ("note", d.Note)),
        _ => EventKinds.Of(e),
    };

    public string Date(DeadlineKind kind) => words.Say($"Evidence.Date.{kind}");

    public string Ended(DeadlineEndKind how, string? name, string? note) => note is null && name is not null
        ? words.Say($"Evidence.Date.Ended.{how}.WithoutNote", ("name", name))
        : words.Say($"Evidence.Date.Ended.{how}", ("name", name ?? "-"), ("note", note ?? "-"));

    private string SayOfDate(RunEvent e) => e switch
    {
        RunEvent.DeadlineReminded r => words.Say("Evidence.Event.DeadlineReminded", ("what", Date(r.Kind)), ("at", UtcText.Of(NextMoment.Of(r.Kind, r.DeadlineAt)))),
        RunEvent.DeadlinePassed p => words.Say("Evidence.Event.DeadlinePassed", ("what", Date(p.Kind)), ("at", UtcText.Of(NextMoment.Of(p.Kind, p.DeadlineAt)))),
        RunEvent.DeadlineClosed c => words.Say("Evidence.Event.DeadlineClosed", ("what", Date(c.Kind)), ("at", UtcText.Of(NextMoment.Of(c.Kind, c.DeadlineAt))), ("how", Ended(c.How, c.ByName, c.Note))),
        RunEvent.PersonalDataErased p => words.Say("Evidence.Event.PersonalDataErased", ("upTo", p.UpTo.ToString(words.Culture))),
        RunEvent.TasksReminded t => words.Say(t.IsEscalated ? "Evidence.Event.TasksEscalated" : "Evidence.Event.TasksReminded", ("steps", string.Join(", ", t.Steps.Select(Title)))),
        _ => EventKinds.Of(e),
    };

    private string Listed(IReadOnlyList<Phrase> phrases) => phrases.Count == 0 ? "-" : string.Join(' ', phrases.Select(words.Say));

    private string Fault(FaultFacts fault) => words.Say(FaultPhrases.Of(fault).Happened);

    private static string HashIn(JournalEntry entry) => Short(PlanHash.From((string?)JsonNode.Parse(entry.PublicBody)?["planHash"] ?? ""));

    private static string Short(PlanHash hash) => hash.Value.Length > 12 ? hash.Value[..12] : hash.Value;
}
