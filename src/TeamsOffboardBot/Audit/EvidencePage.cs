using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Evidence as a page to read and print: one file, no script, nothing loaded, meaning never carried by colour.</summary>
public sealed class EvidencePage(WordList words)
{
    /// <summary>So much stays together on a sheet: more would leave half of one empty.</summary>
    private const int LinesInOnePiece = 6;
    private const int CharactersInALine = 30;

    private readonly EventWords _events = new(words);
    private readonly FactWords _facts = new(words);
    private readonly PageLayout _layout = new(words);

    /// <param name="flaw">Where the journal's chain is broken, if it is.</param>
    public string Write(Evidence evidence, ChainFlaw? flaw)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new EvidencePage(words.About(evidence.Report.Kind)).Page(evidence, flaw);
    }

    private string Page(Evidence evidence, ChainFlaw? flaw)
    {
        var report = evidence.Report;
        var title = words.Say("Evidence.Page.Title", ("leaver", report.Leaver.Name));
        var body = Html.Tag(
            "body",
            Html.Tag("header", Html.Tag("h1", title), Html.Tag("p.lead", Lead(report)), _layout.Alarm(flaw), Summary(evidence)),
            _layout.Section("Evidence.Page.Exceptions", PageLayout.List(report.Steps.Where(s => IsException(report, s)).Select(s => Html.Text(Exception(report, s))))),
            _layout.Section("Evidence.Page.Approval", Approval(report)),
            _layout.Section("Evidence.Page.Questions", Questions(report)),
            _layout.Section("Evidence.Page.Accepted", PageLayout.List(report.Findings.Select(f => Html.Text(words.Say($"Evidence.Severity.{f.Severity}", ("rule", f.Rule), ("text", f.Text)))))),
            _layout.Section("Evidence.Page.Steps", Html.Join(report.Steps.Where(s => !s.IsManual).Select(s => Step(report, s)))),
            _layout.Section("Evidence.Page.ManualTasks", Html.Join(report.Steps.Where(s => s.IsManual).Select(s => Step(report, s)))),
            _layout.Section("Evidence.Page.Dates", Dates(report)),
            _layout.Section("Evidence.Page.CannotBeUndone", PageLayout.List(report.CannotBeUndone.Select(f => Html.Text($"{_events.Title(f.Step)}: {f.Text}")))),
            _layout.Section("Evidence.Page.Timeline", _layout.Timeline(report.Timeline.Select(m => (m.Seq, m.At, m.Text)))),
            _layout.Section("Evidence.Page.Chain", _layout.Chain(evidence.Chain)));
        return _layout.Document(title, report.Request, body);
    }

    private string Lead(EvidenceReport report) => report switch
    {
        { Stage: RequestStage.Finished, Result: >= StepStatus.Skipped } => words.Say("Evidence.Page.Finished.WithGaps", ("result", _events.StatusWithin(report.Result))),
        { Stage: RequestStage.Finished, Result: StepStatus.DoneByHand } => words.Say("Evidence.Page.Finished.ByHand"),
        { Stage: RequestStage.Finished } => words.Say("Evidence.Page.Finished"),
        _ => words.Say("Evidence.Page.NotFinished", ("stage", words.Say($"Evidence.Stage.{report.Stage}"))),
    };

    private Html Summary(Evidence evidence) => _layout.Table(
        ("Evidence.Row.Request", evidence.Report.Request.Value),
        ("Evidence.Row.Tenant", _layout.Tenant(evidence.Report.Tenant, evidence.MadeIn)),
        ("Evidence.Row.Leaver", Name(evidence.Report.Leaver)),
        ("Evidence.Row.Requester", Name(evidence.Report.Requester)),
        ("Evidence.Row.SubmittedAt", Time(evidence.Report.SubmittedAt)),
        ("Reinstate.Card.Undoes", evidence.Report.Choices.Reinstates?.Of.Value),
        ("Evidence.Row.Start", StartOf(evidence.Report.Choices.Start)),
        ("Evidence.Row.Approver", evidence.Report.Decision is { What: "Approved" } approved ? Name(approved.By) : null),
        ("Evidence.Row.FinishedAt", Time(evidence.Report.FinishedAt)),
        ("Evidence.Row.Steps", string.Join(" · ", evidence.Report.Steps.OrderBy(s => s.Status).GroupBy(s => Status(evidence.Report, s)).Select(g => $"{g.Key}: {Number(g.Count())}"))),
        ("Evidence.Row.MadeAt", Time(evidence.MadeAt)));

    private string? StartOf(Start? start) => start is null
        ? null
        : words.Say("Evidence.Start.Text", ("local", start.Local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), ("zone", start.Zone), ("at", UtcText.Of(start.At)));

    private Html Approval(EvidenceReport report) => _layout.Table(
    [
        ("Evidence.Row.ChangedBy", Name(report.ChangedBy)),
        .. report.EarlierApprovals.Select(a => ("Evidence.Row.EarlierApproval", Given(a))),
        ("Evidence.Row.LockOutRelease", Given(report.LockOutRelease)),
        ("Evidence.Row.Decision", report.Decision is { } d ? words.Say($"Evidence.Decision.{d.What}", ("name", d.By.Name)) : words.Say("Evidence.Decision.None")),
        ("Evidence.Row.DecidedAt", Time(report.Decision?.At)),
        ("Evidence.Row.Reason", report.Decision?.Reason),
        ("Evidence.Row.PlanSeen", report.Decision?.PlanHash.Value),
        .. report.FactsChecks.Select(f => (f.WentBack ? "Evidence.Row.PlanDrifted" : "Evidence.Row.FactsChecked", (string?)Facts(f))),
        ("Evidence.Row.PlanHash", report.PlanHash.Value),
    ]);

    private string Facts(EvidenceFacts facts) => facts.Differences.Count == 0
        ? words.Say("Evidence.Facts.Same", ("at", UtcText.Of(facts.At)))
        : words.Say("Evidence.Facts.Different", ("at", UtcText.Of(facts.At)), ("differences", string.Join(' ', facts.Differences.Select(d => d.Text))));

    private string? Given(EvidenceDecision? approval) => approval is null
        ? null
        : words.Say("Evidence.Decision.Given", ("name", approval.By.Name), ("at", UtcText.Of(approval.At)), ("hash", approval.PlanHash.Value));

    private Html Questions(EvidenceReport report) => Html.Join(report.Questions.Select(q => _layout.Table(
        ("Evidence.Row.AskedBy", $"{q.By.Name}, {UtcText.Of(q.At)}"),
        ("Evidence.Row.Question", q.Asked),
        ("Evidence.Row.AnsweredBy", q.Answer is { } by ? $"{by.By.Name}, {UtcText.Of(by.At)}" : null),
        ("Evidence.Row.Answer", q.Answer?.Said ?? words.Say("Evidence.Question.Open")))));

    /// <summary>What an auditor asks about first.</summary>
    private static bool IsException(EvidenceReport report, EvidenceStep step) =>
        step.Status is StepStatus.Failed or StepStatus.Skipped or StepStatus.NeedsPerson || (!step.IsManual && IsByHand(report, step));

    /// <summary>A person said that they did it; the tenant shows it, or cannot.</summary>
    private static bool IsByHand(EvidenceReport report, EvidenceStep step) => step.Status == StepStatus.DoneByHand
        || (step.Status == StepStatus.AlreadyInPlace && report.Timeline.LastOrDefault(m => m.Step == step.Id && m.Kind is "step-started" or "step-done-by-hand")?.Kind == "step-done-by-hand");

    /// <summary>What a person did and the tenant shows was not there all along.</summary>
    private string Status(EvidenceReport report, EvidenceStep step) =>
        step.Status == StepStatus.AlreadyInPlace && IsByHand(report, step) ? words.Say("Evidence.Status.ByHandAndProven") : _events.Status(step.Status);

    private string Exception(EvidenceReport report, EvidenceStep step)
    {
        string?[] parts = [step.Title, Status(report, step), step.By?.Name, step.Note, LeftOut(step) ?? WentWrong(report, step) ?? (step.By is null ? step.Reason?.Text : null)];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Whoever leaves out a step says why in a note; what is called off, or could not be looked at since, has its reason.</summary>
    private static string? LeftOut(EvidenceStep step) =>
        step.Status == StepStatus.Skipped && (step.Note is null || FaultPhrases.IsOfLook(step.Reason?.Key)) ? step.Reason?.Text : null;

    /// <summary>Why a person had to decide: a step that was skipped or done by hand has no fault of its own any more.</summary>
    private static string? WentWrong(EvidenceReport report, EvidenceStep step) => step.Fault is null && (step.Status == StepStatus.Skipped || IsByHand(report, step))
        && report.Timeline.LastOrDefault(m => m.Step == step.Id && m.Kind == "step-failed")?.Text is { } told
            ? WithoutTitle(told, $"{step.Title}: ")
            : null;

    /// <summary>It stands in the step's own box.</summary>
    private static string WithoutTitle(string told, string title) =>
        told.Length > title.Length && told.StartsWith(title, StringComparison.Ordinal) ? char.ToUpper(told[title.Length], CultureInfo.InvariantCulture) + told[(title.Length + 1)..] : told;

    private Html Step(EvidenceReport report, EvidenceStep step) => Html.Tag(
        IsLong(step) ? "article.long" : "article",
        Html.Tag("span.status", Status(report, step)),
        Html.Tag("h3", step.Title),
        // What a step waited for is no longer true once a person did it; what a task asks of them stays.
        step.Reason is null || step is { Status: StepStatus.DoneByHand, IsManual: false } ? Html.Empty : Html.Tag("p", step.Reason.Text),
        FaultOf(step),
        _layout.Table(
            ("Evidence.Row.Targets", step.Targets.Count > 0 ? string.Join(", ", step.Targets.Select(t => t.Name)) : null),
            ("Evidence.Row.Failure", WentWrong(report, step)),
            ("Evidence.Row.By", Name(step.By)),
            ("Evidence.Row.Note", step.Note),
            ("Evidence.Row.Time", Span(step)),
            ("Evidence.Row.WaitsUntil", Time(step.WaitsUntil)),
            ("Evidence.Row.Attempts", step.Attempts > 1 ? Number(step.Attempts) : null)),
        Changes(step),
        Calls(step));

    private bool IsLong(EvidenceStep step) => Math.Max(Lines(step.Before), Lines(step.After)) > LinesInOnePiece;

    private int Lines(JsonObject? facts) => (facts ?? []).Sum(f => 1 + (_facts.Value(f.Key, f.Value).Length / CharactersInALine));

    private static string? Span(EvidenceStep step)
    {
        var ended = step.Status is StepStatus.NeedsPerson or StepStatus.Failed ? null : step.SettledAt;
        return (step.IsManual ? null : step.StartedAt, ended) switch
        {
            ({ } from, { } to) => UtcText.Between(from, to),
            var (from, to) => Time(from ?? to),
        };
    }

    /// <summary>Each value before and as it was read back, side by side.</summary>
    private Html Changes(EvidenceStep step)
    {
        var names = (step.Before ?? []).Select(f => f.Key).Union((step.After ?? []).Select(f => f.Key), StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? Html.Empty
            : Html.Tag(
                "table.facts",
                _layout.Head("Evidence.Row.Property", "Evidence.Row.Before", "Evidence.Row.After"),
                Html.Tag("tbody", names.Select(name => Html.Tag("tr", Html.Tag("td", _facts.Name(name)), Html.Tag("td", Fact(step.Before, name)), Html.Tag("td", Fact(step.After, name))))));
    }

    private Html Fact(JsonObject? facts, string name)
    {
        List<string> lines = facts?.ContainsKey(name) == true ? [.. _facts.Lines(name, facts[name])] : [];
        return lines is [var only] ? Html.Text(only) : Html.Join(lines.Select(line => Html.Tag("div", line)));
    }

    private Html FaultOf(EvidenceStep step)
    {
        if (step.Fault is null)
        {
            return Html.Empty;
        }

        var said = FaultPhrases.Of(step.Fault);
        var request = step.Fault.RequestId is { } id ? words.Say("Faults.RequestId", ("requestId", id)) : "";
        return Html.Tag("p", $"{words.Say(said.Happened)} {words.Say(said.Means)} {request}");
    }

    private Html Calls(EvidenceStep step) => step.Calls.Count == 0
        ? Html.Empty
        : Html.Tag(
            "table.calls",
            _layout.Head("Evidence.Row.Call", "Evidence.Row.Status", "Evidence.Row.RequestId"),
            Html.Tag("tbody", step.Calls.Select(c => Html.Tag(
                "tr", Html.Tag("td", Html.Path($"{c.Service} {c.Operation}")), Html.Tag("td.line", Number(c.Status)), Html.Tag("td.code", c.RequestId ?? "-")))));

    private Html Dates(EvidenceReport report) => report.Dates.Count == 0
        ? Html.Empty
        : Html.Tag(
            "table",
            _layout.Head("Evidence.Row.Date", "Evidence.Row.What", "Evidence.Row.Ended"),
            Html.Tag("tbody", report.Dates.Select(d => Html.Tag(
                "tr", Html.Tag("td.line", UtcText.Of(NextMoment.Of(d.Kind, d.At))), Html.Tag("td", d.Text), Html.Tag("td", d.End is { } end ? _events.Ended(end.How, end.By?.Name, end.Note) : words.Say("Evidence.Date.Open"))))));

    private static string? Name(EvidencePerson? person) =>
        person is null ? null : person.UserPrincipalName is null ? person.Name : $"{person.Name} ({person.UserPrincipalName})";

    private static string? Time(DateTimeOffset? at) => at is null ? null : UtcText.Of(at.Value);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
