using System.Globalization;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Audit;

/// <summary>How pages to read and print look: one file, no script, nothing loaded, meaning never carried by colour.</summary>
internal sealed class PageLayout(WordList words)
{
    private const string Style =
        """
        @page { margin: 16mm 16mm 18mm; @bottom-left { content: "REQUEST"; font: 8.5pt Arial, sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt Arial, sans-serif; } }
        * { box-sizing: border-box; }
        body { font: 10.5pt/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #000; background: #fff; max-width: 184mm; margin: 8mm auto; padding: 0 4mm; }
        h1 { font-size: 17pt; margin: 0 0 1mm; text-wrap: balance; }
        h2 { font-size: 13pt; border-bottom: 1.5pt solid #000; margin: 6.5mm 0 2.5mm; padding-bottom: 1mm; break-after: avoid; }
        h3 { font-size: 11pt; margin: 0 0 1mm; break-after: avoid; }
        p { margin: 0 0 2mm; }
        ul { margin: 0; padding-left: 5mm; }
        table { width: 100%; border-collapse: collapse; clear: both; margin: 0 0 1.5mm; }
        th, td { text-align: left; vertical-align: top; padding: 0.6mm 3mm 0.6mm 0; border-bottom: 0.4pt solid #999; overflow-wrap: anywhere; }
        th { font-weight: 600; width: 54mm; }
        thead th { border-bottom: 1pt solid #000; width: auto; }
        thead { display: table-header-group; }
        table.facts, table.calls { table-layout: fixed; font-size: 9pt; }
        .facts th:first-child { width: 56mm; }
        .calls th:nth-child(2) { width: 16mm; }
        .calls th:nth-child(3) { width: 70mm; }
        tr, li, article, section:last-of-type { break-inside: avoid; }
        p, li, td { orphans: 3; widows: 3; }
        article { border: 0.6pt solid #000; padding: 2mm 3mm 1mm; margin: 0 0.4mm 2.5mm; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        article.long, .long tr { break-inside: auto; }
        .long tbody tr:first-child, .long thead, .long > table:not(.facts, .calls) { break-after: avoid; }
        td div + div { margin-top: 1mm; }
        article table:last-child tbody tr:last-child > * { border-bottom: 0; }
        .status { float: right; border: 0.8pt solid #000; padding: 0.2mm 2mm; font-weight: 600; margin: 0 0 1.2mm 4mm; }
        .lead { font-size: 12pt; margin-bottom: 4mm; }
        .alarm { border: 2.5pt solid #000; padding: 3mm 4mm; font-weight: 600; }
        .code { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: 8pt; line-height: 1.9; }
        .calls .code { line-height: 1.63; }
        .small { font-size: 9pt; }
        .line { white-space: nowrap; }
        @media print { body { margin: 0; padding: 0; max-width: none; } }
        """;

    public string Document(string title, RequestId request, Html body)
    {
        // Every sheet says which request it belongs to; nothing but letters and digits comes into the style.
        var style = Style.Replace("REQUEST", string.Concat(request.Value.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')), StringComparison.Ordinal);
        var head =
            $"""
             <meta charset="utf-8">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
             <title>{Html.Text(title).Raw}</title>
             <style>
             {style}
             </style>
             """;
        return $"<!doctype html>\n<html lang=\"{words.Culture.TwoLetterISOLanguageName}\">\n<head>\n{head}\n</head>\n{body.Raw}</html>\n";
    }

    public Html Alarm(ChainFlaw? flaw) =>
        flaw is null ? Html.Empty : Html.Tag("p.alarm", words.Say("Evidence.Page.Broken", ("seq", Number(flaw.Seq)), ("kind", flaw.Kind), ("what", words.Say(flaw.What))));

    /// <param name="madeIn">Named where the journal names none: it is as true as the configuration of the process that made the page.</param>
    public string? Tenant(TenantName? tenant, string? madeIn) => (tenant, madeIn) switch
    {
        ({ Name: { Length: > 0 } name, Domain: { } domain }, _) => $"{name} ({domain}), {tenant.Id}",
        ({ } own, _) => own.Id,
        (null, { } id) => words.Say("Evidence.Tenant.OfMaker", ("id", id)),
        _ => words.Say("Evidence.Tenant.Unknown"),
    };

    public Html Timeline(IEnumerable<(long Seq, DateTimeOffset At, string Text)> events) => Html.Tag(
        "table.small",
        Head("Evidence.Row.Event", "Evidence.Row.When", "Evidence.Row.What"),
        Html.Tag("tbody", events.Select(e => Html.Tag("tr", Html.Tag("td.line", Number(e.Seq)), Html.Tag("td.line", UtcText.Of(e.At)), Html.Tag("td", e.Text)))));

    public Html Chain(EvidenceChain chain) => Html.Join(
        Html.Tag("p", words.Say("Evidence.Page.HowToVerify")),
        Table(
            ("Evidence.Row.Events", Number(chain.Events.Count)),
            ("Evidence.Row.Head", chain.Head),
            ("Evidence.Row.SignedWith", chain.Signature?.KeyId),
            ("Evidence.Row.Signature", chain.Signature?.Value)));

    public Html Section(string key, Html content) =>
        content.Raw.Length == 0 ? Html.Empty : Html.Tag("section", Html.Tag("h2", words.Say(key)), content);

    public Html Head(params string[] keys) => Html.Tag("thead", Html.Tag("tr", keys.Select(key => Html.Tag("th", words.Say(key)))));

    /// <summary>A row without a value is left out.</summary>
    public Html Table(params (string Key, string? Value)[] rows)
    {
        var kept = rows.Where(row => !string.IsNullOrEmpty(row.Value)).ToList();
        return kept.Count == 0
            ? Html.Empty
            : Html.Tag("table", Html.Tag("tbody", kept.Select(row => Html.Tag("tr", Html.Tag("th", words.Say(row.Key)), Html.Tag(IsHash(row.Value!) ? "td.code" : "td", row.Value)))));
    }

    /// <summary>In letters that are all as wide it stands in one line, and two are compared at a glance.</summary>
    private static bool IsHash(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigitLower);

    public static Html List(IEnumerable<Html> items)
    {
        var lines = items.Select(item => Html.Tag("li", item)).ToList();
        return lines.Count == 0 ? Html.Empty : Html.Tag("ul", lines);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
