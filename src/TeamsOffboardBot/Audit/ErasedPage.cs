using System.Globalization;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>The page of a request whose personal data was erased: what happened when, without names, and the chain that proves it.</summary>
internal sealed class ErasedPage(WordList words)
{
    private readonly EventWords _events = new(words);
    private readonly PageLayout _layout = new(words);

    /// <param name="flaw">Where the journal's chain is broken, if it is.</param>
    public string Write(ErasedEvidence evidence, IReadOnlyList<JournalEntry> entries, ChainFlaw? flaw)
    {
        var title = words.Say("Evidence.Erased.Title", ("request", evidence.Request.Value));
        var lead = evidence.ErasedAt is { } at
            ? words.Say("Evidence.Erased.Lead", ("at", UtcText.Of(at)), ("upTo", Number(evidence.UpTo)))
            : words.Say("Evidence.Erased.LeadUnknown", ("upTo", Number(evidence.UpTo)));
        var body = Html.Tag(
            "body",
            Html.Tag("header", Html.Tag("h1", title), Html.Tag("p.lead", lead), _layout.Alarm(flaw), Summary(evidence, entries)),
            _layout.Section("Evidence.Page.Timeline", _layout.Timeline(entries.Select(e => (e.Seq, e.At, _events.SayErased(e))))),
            _layout.Section("Evidence.Page.Chain", _layout.Chain(evidence.Chain)));
        return _layout.Document(title, evidence.Request, body);
    }

    private Html Summary(ErasedEvidence evidence, IReadOnlyList<JournalEntry> entries) => _layout.Table(
        ("Evidence.Row.Request", evidence.Request.Value),
        ("Evidence.Row.Tenant", _layout.Tenant(evidence.Tenant, evidence.MadeIn)),
        ("Evidence.Row.SubmittedAt", UtcText.Of(entries[0].At)),
        ("Evidence.Row.ErasedAt", evidence.ErasedAt is { } at ? UtcText.Of(at) : null),
        ("Evidence.Row.MadeAt", UtcText.Of(evidence.MadeAt)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
