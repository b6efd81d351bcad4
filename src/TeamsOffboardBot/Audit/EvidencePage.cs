using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Evidence as a page to read and print: one file, no script, nothing loaded, meaning never carried by colour.</summary>
public sealed class EvidencePage(WordList words)
{
    private const string Style =
        """
        @page { margin: 16mm 16mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt Arial, sans-serif; } }
        * { box-sizing: border-box; }
        body { font: 10.5pt/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #000; background: #fff; max-width: 184mm; margin: 8mm auto; padding: 0 4mm; }
        h1 { font-size: 19pt; margin: 0 0 1mm; }
        h2 { font-size: 13pt; border-bottom: 1.5pt solid #000; margin: 8mm 0 3mm; padding-bottom: 1mm; break-after: avoid; }
        h3 { font-size: 11pt; margin: 0 0 1mm; }
        p { margin: 0 0 2mm; }
        table { width: 100%; border-collapse: collapse; clear: both; margin: 0 0 2mm; }
        th, td { text-align: left; vertical-align: top; padding: 0.8mm 3mm 0.8mm 0; border-bottom: 0.4pt solid #999; overflow-wrap: anywhere; }
        th { font-weight: 600; width: 42mm; }
        thead th { border-bottom: 1pt solid #000; width: auto; }
        thead { display: table-header-group; }
        tr, article { break-inside: avoid; }
        article { border: 0.6pt solid #000; padding: 3mm 4mm; margin: 0 0.4mm 3mm; }
        .status { float: right; border: 0.8pt solid #000; padding: 0.2mm 2mm; font-weight: 600; margin: 0 0 1.2mm 4mm; }
        .lead { font-size: 12pt; margin-bottom: 4mm; }
        .alarm { border: 2.5pt solid #000; padding: 3mm 4mm; font-weight: 600; }
        .code { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: 8.5pt; }
        .small { font-size: 9pt; }
        .line, thead th { white-space: nowrap; }
        @media print { body { margin: 0; padding: 0; max-width: none; } }
        """;

    private readonly EventWords _events = new(words);

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
            Html.Tag("header", Html.Tag("h1", title), Html.Tag("p.lead", Lead(report)), Alarm(flaw), Summary(evidence)),
            Section("Evidence.Page.Approval", Approval(report)),
            Section("Evidence.Page.Questions", Questions(report)),
            Section("Evidence.Page.Accepted", List(report.Findings.Select(f => Html.Text(words.Say($"Evidence.Severity.{f.Severity}", ("rule", f.Rule), ("text", f.Text)))))),
            Section("Evidence.Page.Steps", Html.Join(report.Steps.Where(s => !s.IsManual).Select(Step))),
            Section("Evidence.Page.ManualTasks", Html.Join(report.Steps.Where(s => s.IsManual).Select(Step))),
            Section("Evidence.Page.Dates", Dates(report)),
            Section("Evidence.Page.CannotBeUndone", List(report.CannotBeUndone.Select(f => Html.Text($"{_events.Title(f.Step)}: {f.Text}")))),
            Section("Evidence.Page.Timeline", Timeline(report)),
            Section("Evidence.Page.Chain", Chain(evidence)));
        var head =
            $"""
             <meta charset="utf-8">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
             <title>{Html.Text(title).Raw}</title>
             <style>
             {Style}
             </style>
             """;
        return $"<!doctype html>\n<html lang=\"{words.Culture.TwoLetterISOLanguageName}\">\n<head>\n{head}\n</head>\n{body.Raw}</html>\n";
    }

    private string Lead(EvidenceReport report) => report.Stage == RequestStage.Finished
        ? words.Say("Evidence.Page.Finished", ("result", _events.Status(report.Result)))
        : words.Say("Evidence.Page.NotFinished", ("stage", words.Say($"Evidence.Stage.{report.Stage}")));

    private Html Alarm(ChainFlaw? flaw) =>
        flaw is null ? Html.Empty : Html.Tag("p.alarm", words.Say("Evidence.Page.Broken", ("seq", Number(flaw.Seq)), ("kind", flaw.Kind), ("what", words.Say(flaw.What))));

    private Html Summary(Evidence evidence) => Table(
        ("Evidence.Row.Request", evidence.Report.Request.Value),
        ("Evidence.Row.Leaver", Name(evidence.Report.Leaver)),
        ("Evidence.Row.Requester", Name(evidence.Report.Requester)),
        ("Evidence.Row.SubmittedAt", Time(evidence.Report.SubmittedAt)),
        ("Reinstate.Card.Undoes", evidence.Report.Choices.Reinstates?.Of.Value),
        ("Evidence.Row.Start", StartOf(evidence.Report.Choices.Start)),
        ("Evidence.Row.Approver", evidence.Report.Decision is { What: "Approved" } approved ? Name(approved.By) : null),
        ("Evidence.Row.FinishedAt", Time(evidence.Report.FinishedAt)),
        ("Evidence.Row.MadeAt", Time(evidence.MadeAt)));

    private string? StartOf(Start? start) => start is null
        ? null
        : words.Say("Evidence.Start.Text", ("local", start.Local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), ("zone", start.Zone), ("at", UtcText.Of(start.At)));

    private Html Approval(EvidenceReport report) => Table(
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

    private Html Questions(EvidenceReport report) => Html.Join(report.Questions.Select(q => Table(
        ("Evidence.Row.AskedBy", $"{q.By.Name}, {UtcText.Of(q.At)}"),
        ("Evidence.Row.Question", q.Asked),
        ("Evidence.Row.AnsweredBy", q.Answer is { } by ? $"{by.By.Name}, {UtcText.Of(by.At)}" : null),
        ("Evidence.Row.Answer", q.Answer?.Said ?? words.Say("Evidence.Question.Open")))));

    private Html Step(EvidenceStep step) => Html.Tag(
        "article",
        Html.Tag("span.status", _events.Status(step.Status)),
        Html.Tag("h3", step.Title),
        // What a step waited for is no longer true once a person did it; what a task asks of them stays.
        step.Reason is null || step is { Status: StepStatus.DoneByHand, IsManual: false } ? Html.Empty : Html.Tag("p", step.Reason.Text),
        FaultOf(step),
        Table(
            ("Evidence.Row.Targets", step.Targets.Count > 0 ? string.Join(", ", step.Targets.Select(t => t.Name)) : null),
            ("Evidence.Row.Before", Facts(step.Before)),
            ("Evidence.Row.After", Facts(step.After)),
            ("Evidence.Row.By", Name(step.By)),
            ("Evidence.Row.Note", step.Note),
            ("Evidence.Row.StartedAt", step.IsManual ? null : Time(step.StartedAt)),
            ("Evidence.Row.SettledAt", step.Status is StepStatus.NeedsPerson or StepStatus.Failed ? null : Time(step.SettledAt)),
            ("Evidence.Row.Attempts", step.Attempts > 1 ? Number(step.Attempts) : null)),
        Calls(step));

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
            "table.small",
            Head("Evidence.Row.Call", "Evidence.Row.Status", "Evidence.Row.RequestId"),
            Html.Tag("tbody", step.Calls.Select(c => Html.Tag(
                "tr", Html.Tag("td", $"{c.Service} {c.Operation}"), Html.Tag("td.line", Number(c.Status)), Html.Tag("td.code", c.RequestId ?? "-")))));

    private Html Dates(EvidenceReport report) => report.Dates.Count == 0
        ? Html.Empty
        : Html.Tag(
            "table",
            Head("Evidence.Row.Date", "Evidence.Row.What", "Evidence.Row.Ended"),
            Html.Tag("tbody", report.Dates.Select(d => Html.Tag(
                "tr", Html.Tag("td.line", Time(d.At)), Html.Tag("td", d.Text), Html.Tag("td", d.End is { } end ? _events.Ended(end.How, end.By?.Name, end.Note) : "-")))));

    private Html Timeline(EvidenceReport report) => Html.Tag(
        "table.small",
        Head("Evidence.Row.Event", "Evidence.Row.When", "Evidence.Row.What"),
        Html.Tag("tbody", report.Timeline.Select(m => Html.Tag(
            "tr", Html.Tag("td.line", Number(m.Seq)), Html.Tag("td.line", Time(m.At)), Html.Tag("td", m.Text)))));

    private Html Chain(Evidence evidence) => Html.Join(
        Html.Tag("p", words.Say("Evidence.Page.HowToVerify")),
        Table(("Evidence.Row.Events", Number(evidence.Chain.Events.Count)), ("Evidence.Row.Head", evidence.Chain.Head), ("Evidence.Row.SignedWith", evidence.Chain.Signature?.KeyId), ("Evidence.Row.Signature", evidence.Chain.Signature?.Value)));

    private Html Section(string key, Html content) =>
        content.Raw.Length == 0 ? Html.Empty : Html.Tag("section", Html.Tag("h2", words.Say(key)), content);

    private Html Head(params string[] keys) => Html.Tag("thead", Html.Tag("tr", keys.Select(key => Html.Tag("th", words.Say(key)))));

    /// <summary>A row without a value is left out.</summary>
    private Html Table(params (string Key, string? Value)[] rows)
    {
        var kept = rows.Where(row => !string.IsNullOrEmpty(row.Value)).ToList();
        return kept.Count == 0
            ? Html.Empty
            : Html.Tag("table", Html.Tag("tbody", kept.Select(row => Html.Tag("tr", Html.Tag("th", words.Say(row.Key)), Html.Tag("td", row.Value)))));
    }

    private static Html List(IEnumerable<Html> items)
    {
        var lines = items.Select(item => Html.Tag("li", item)).ToList();
        return lines.Count == 0 ? Html.Empty : Html.Tag("ul", lines);
    }

    private static string? Facts(JsonObject? facts) =>
        facts is null ? null : string.Join("; ", facts.Select(f => $"{f.Key}: {Value(f.Value)}"));

    private static string Value(JsonNode? value) => value switch
    {
        null => "-",
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => "-",
        JsonArray items => string.Join(", ", items.Select(Value)),
        JsonObject inner => $"({Facts(inner)})",
        _ => value.ToString(),
    };

    private static string? Name(EvidencePerson? person) =>
        person is null ? null : person.UserPrincipalName is null ? person.Name : $"{person.Name} ({person.UserPrincipalName})";

    private static string? Time(DateTimeOffset? at) => at is null ? null : UtcText.Of(at.Value);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
