using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Checks an evidence file by itself: its events form a chain, and its report says what the events say.</summary>
public static class EvidenceCheck
{
    /// <summary>The steps of which the first schema said that nothing undoes them, when the bot had done them.</summary>
    private static readonly StepId[] FinalInSchema1 = [.. new[] { "reset-password", "sign-out", "remove-licences", "leave-licensing-groups" }.Select(StepId.From)];

    /// <param name="anchors">What is known of the chain from elsewhere.</param>
    public static ChainFlaw? FirstFlaw(Evidence evidence, ChainAnchors anchors)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(anchors);
        var request = evidence.Report.Request;
        return FirstFlaw(request, evidence.Chain, anchors) ?? ReportFlaw(evidence, EntriesOf(request, evidence.Chain));
    }

    /// <summary>Of evidence without a report, because its personal data was erased.</summary>
    public static ChainFlaw? FirstFlaw(ErasedEvidence evidence, ChainAnchors anchors)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(anchors);
        return FirstFlaw(evidence.Request, evidence.Chain, anchors) ?? ErasureFlaw(evidence, EntriesOf(evidence.Request, evidence.Chain));
    }

    private static ChainFlaw? FirstFlaw(RequestId request, EvidenceChain chain, ChainAnchors anchors)
    {
        var entries = EntriesOf(request, chain);
        return entries.Count == 0
            ? new ChainFlaw(request, 0, "-", Phrase.Of("Evidence.Flaw.Empty"))
            : ChainCheck.FirstFlaw(request, entries, new ChainHead(entries[^1].Seq, chain.Head)) ?? anchors.FirstFlaw(request, entries, chain.Signature);
    }

    /// <summary>The journal's entries as the file holds them.</summary>
    public static IReadOnlyList<JournalEntry> EntriesOf(RequestId request, EvidenceChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return [.. chain.Events.Select(e => Entry(request, e))];
    }

    private static ChainFlaw? ReportFlaw(Evidence evidence, IReadOnlyList<JournalEntry> entries)
    {
        // Without the private parts there is nothing to compare with; the chain has spoken for the events themselves.
        if (entries.Any(e => e.IsErased))
        {
            return null;
        }

        var made = Known(evidence.Schema, new EvidenceMaker(WordList.English).Make(entries, evidence.Chain.Signature, evidence.MadeAt).Report);
        return Difference(EvidenceJson.FactsOf(made), EvidenceJson.FactsOf(evidence.Report), "report") is { } place
            ? new ChainFlaw(evidence.Report.Request, entries[^1].Seq, entries[^1].Kind, Phrase.Of("Evidence.Flaw.Report", ("place", place)))
            : null;
    }

    /// <summary>What the events say and that schema could not is no contradiction.</summary>
    private static EvidenceReport Known(string schema, EvidenceReport made) => schema != Evidence.Schema1
        ? made
        : made with
        {
            Tenant = null,
            Steps = [.. made.Steps.Select(s => s with { WaitsUntil = null })],
            CannotBeUndone = [.. made.CannotBeUndone.Where(f => FinalInSchema1.Contains(f.Step) && made.Steps.First(s => s.Id == f.Step).Status == StepStatus.Changed)],
        };

    private static ChainFlaw? ErasureFlaw(ErasedEvidence evidence, IReadOnlyList<JournalEntry> entries)
    {
        var made = EvidenceMaker.MakeErased(entries, evidence.Chain.Signature, evidence.MadeAt, evidence.MadeIn);
        var place = made.Tenant != evidence.Tenant ? "tenant" : made.ErasedAt != evidence.ErasedAt ? "erasedAt" : made.UpTo != evidence.UpTo ? "upTo" : null;
        return place is null ? null : new ChainFlaw(evidence.Request, entries[^1].Seq, entries[^1].Kind, Phrase.Of("Evidence.Flaw.Report", ("place", place)));
    }

    private static string? Difference(JsonNode? made, JsonNode? found, string place) => (made, found) switch
    {
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key)).Select(name => Difference(a[name], b[name], $"{place}.{name}")).FirstOrDefault(d => d is not null),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.Select((item, i) => Difference(item, b[i], $"{place}[{i}]")).FirstOrDefault(d => d is not null),
        _ => JsonNode.DeepEquals(made, found) ? null : place,
    };

    private static JournalEntry Entry(RequestId request, EvidenceEvent e) => new()
    {
        Request = request,
        Seq = e.Seq,
        At = DateTimeOffset.TryParse(e.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : default,
        Kind = e.Kind,
        PublicBody = e.Public,
        PrivateBody = e.Private,
        Salt = e.Salt,
        PrivateHash = e.PrivateHash,
        PrevHash = e.PrevHash,
        Hash = e.Hash,
    };
}
