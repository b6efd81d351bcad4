using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Journal in, evidence out; pure. Throws <see cref="JournalUnreadableException"/> for an erased or newer journal.</summary>
public sealed class EvidenceMaker(WordList words)
{
    private const string Approved = "Approved";

    private readonly EventWords _events = new(words);

    /// <param name="signature">Of the last event.</param>
    /// <param name="madeIn">The id of the tenant that this process works in.</param>
    public Evidence Make(IReadOnlyList<JournalEntry> entries, HeadSignature? signature, DateTimeOffset madeAt, string? madeIn = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var shown = entries.Select(Shown).ToList();
        var state = RequestFold.Of(shown);
        return new Evidence
        {
            Schema = Evidence.Schema2,
            MadeAt = madeAt,
            MadeIn = madeIn,
            Report = new EvidenceMaker(words.About(state.Choices.Kind)).Report(state, shown),
            Chain = Chain(entries, signature),
        };
    }

    /// <summary>Of a request whose personal data was erased.</summary>
    /// <param name="signature">Of the last event.</param>
    /// <param name="madeIn">The id of the tenant that this process works in.</param>
    public static ErasedEvidence MakeErased(IReadOnlyList<JournalEntry> entries, HeadSignature? signature, DateTimeOffset madeAt, string? madeIn)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new()
        {
            Schema = ErasedEvidence.Schema2,
            MadeAt = madeAt,
            MadeIn = madeIn,
            Request = entries[0].Request,
            Tenant = JsonNode.Parse(entries[0].PublicBody)?["tenant"].Deserialize<TenantName>(JsonSerializerOptions.Web),
            ErasedAt = KeptJournal.ErasedAtOf(entries),
            UpTo = entries.LastOrDefault(e => e.IsErased)?.Seq ?? 0,
            Chain = Chain(entries, signature),
        };
    }

    /// <param name="signature">Of the last event.</param>
    public static EvidenceChain Chain(IReadOnlyList<JournalEntry> entries, HeadSignature? signature)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new() { Head = entries[^1].Hash, Signature = signature, Events = [.. entries.Select(e => Kept(e, Shown(e)))] };
    }

    /// <summary>The event without what must never be shown.</summary>
    private static JournalEntry Shown(JournalEntry entry) => entry with { PublicBody = Clean(entry.PublicBody)!, PrivateBody = Clean(entry.PrivateBody) };

    private static string? Clean(string? body) =>
        body is not null && JsonNode.Parse(body) is { } node && Redaction.Clean(node) ? node.ToJsonString() : body;

    private static EvidenceEvent Kept(JournalEntry entry, JournalEntry shown)
    {
        var isWithheld = entry.IsErased || entry.PrivateBody != shown.PrivateBody;
        return new EvidenceEvent(
            entry.Seq,
            JournalChain.Write(entry.At),
            entry.Kind,
            shown.PublicBody,
            isWithheld ? null : entry.PrivateBody,
            isWithheld ? null : entry.Salt,
            entry.PrivateHash,
            entry.PrevHash,
            entry.Hash);
    }

    private EvidenceReport Report(RequestState state, IReadOnlyList<JournalEntry> shown) => new()
    {
        Request = state.Id,
        Tenant = state.Tenant,
        Kind = state.Choices.Kind,
        Stage = state.Stage,
        Result = state.Result,
        SubmittedAt = state.SubmittedAt,
        FinishedAt = state.FinishedAt,
        Leaver = new EvidencePerson(state.Leaver.Id, state.Leaver.DisplayName, state.Leaver.UserPrincipalName),
        Requester = Person(state.Requester)!,
        ChangedBy = Person(state.ChangedBy),
        Decision = Decision(WhatOf(state.Stage), state.Decision),
        EarlierApprovals = [.. state.Approvals.Where(a => a != state.Decision).Select(a => Decision(Approved, a)!)],
        LockOutRelease = state.LockOutRelease == state.Decision ? null : Decision(Approved, state.LockOutRelease),
        Questions = [.. state.Questions.Select(Question)],
        FactsChecks = [.. shown.Select(Facts).OfType<EvidenceFacts>()],
        PlanHash = state.Plan.Hash,
        Choices = state.Choices,
        Findings = [.. state.Plan.Findings.Select(f => new EvidenceFinding(f.Rule, f.Severity, words.Say(f.Text)))],
        Steps = [.. state.Plan.Steps.Select(planned => Step(planned, state.Step(planned.Id) ?? new StepState { Id = planned.Id }))],
        Dates = [.. state.Deadlines.Select(Date)],
        Timeline = [.. shown.Select(Moment)],
        CannotBeUndone = [.. state.Steps.Where(s => s.Status is StepStatus.Changed or StepStatus.DoneByHand && words.Has(FinalKey(s.Id))).Select(s => new EvidenceFinal(s.Id, words.Say(FinalKey(s.Id))))],
    };

    private EvidenceStep Step(PlannedStep planned, StepState step) => new()
    {
        Id = planned.Id,
        Title = _events.Title(planned.Id),
        IsManual = planned.IsManual,
        Status = step.WaitsForSteps ? StepStatus.Waiting : step.Status,
        Targets = planned.Targets,
        Parameters = planned.Parameters,
        Before = step.Before,
        After = step.After,
        StartedAt = step.FirstStartedAt,
        SettledAt = step.WaitsForSteps ? null : step.SettledAt,
        WaitsUntil = step.Status is StepStatus.Waiting or StepStatus.RetryScheduled ? step.DueAt : null,
        Attempts = step.Attempts,
        By = Person(step.By),
        Note = step.Note,
        Reason = step.Reason is { } reason ? new EvidenceText(reason.Key, words.Say(reason)) : null,
        Fault = step.Fault,
        Calls = step.Calls,
    };

    private EvidenceDate Date(Deadline date) => new(
        date.Kind,
        date.At,
        date.IsAssumed,
        date.IsAssumed ? words.Say("Evidence.Date.Assumed", ("text", _events.Date(date.Kind))) : _events.Date(date.Kind),
        date.End is { } end ? new EvidenceDateEnd(end.How, end.At, Person(end.By), end.Note) : null);

    private EvidenceMoment Moment(JournalEntry entry)
    {
        var e = EventCodec.Decode(entry);
        return new EvidenceMoment(entry.Seq, entry.At, entry.Kind, EventWords.StepOf(e), _events.Say(e));
    }

    private EvidenceFacts? Facts(JournalEntry entry) => EventCodec.Decode(entry) switch
    {
        RunEvent.FactsChecked c => new(entry.At, WentBack: false, c.PlanHash, Texts(c.Differences)),
        RunEvent.PlanDrifted d => new(entry.At, WentBack: true, d.PlanHash, Texts(d.Differences)),
        _ => null,
    };

    private IReadOnlyList<EvidenceText> Texts(IReadOnlyList<Phrase> phrases) => [.. phrases.Select(p => new EvidenceText(p.Key, words.Say(p)))];

    private static EvidenceQuestion Question(Question question) => new(
        question.Seq, Person(question.By)!, question.At, question.Text, question.Answer is { } answer ? new EvidenceAnswer(Person(answer.By)!, answer.At, answer.Text) : null);

    private static string WhatOf(RequestStage stage) => stage switch
    {
        RequestStage.Rejected => "Rejected",
        RequestStage.Withdrawn => "Withdrawn",
        _ => Approved,
    };

    private static EvidenceDecision? Decision(string what, Decision? d) => d is null ? null : new(what, Person(d.By)!, d.At, d.PlanHash, d.Reason);

    private static string FinalKey(StepId step) => $"Evidence.Final.{step}";

    private static EvidencePerson? Person(Actor? actor) => actor is null ? null : new EvidencePerson(actor.Id, actor.Name);
}
