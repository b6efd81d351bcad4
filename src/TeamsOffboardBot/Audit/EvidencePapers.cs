using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Audit;

/// <summary>Both papers of a request's evidence, as texts.</summary>
public sealed record EvidencePapers(EvidencePerson Leaver, string Page, string Json)
{
    /// <summary>Of a request whose personal data was erased: without names.</summary>
    public static EvidencePapers WriteErased(KeptJournal journal, ChainFlaw? flaw, CultureInfo language, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var evidence = new ErasedEvidence
        {
            Schema = ErasedEvidence.Schema1,
            MadeAt = madeAt,
            Request = journal.Request,
            ErasedAt = journal.ErasedAt,
            UpTo = journal.Entries.Last(e => e.IsErased).Seq,
            Chain = EvidenceMaker.Chain(journal.Entries, journal.Signature),
        };
        var leaver = new EvidencePerson(UserId.From((string?)JsonNode.Parse(journal.Entries[0].PublicBody)?["leaverId"] ?? ""), journal.Request.Value);
        return new EvidencePapers(leaver, new ErasedPage(new WordList(language)).Write(evidence, journal.Entries, flaw), EvidenceJson.Write(evidence));
    }

    /// <param name="flaw">Where the chain is broken; the page begins with it.</param>
    public static EvidencePapers Write(KeptJournal journal, ChainFlaw? flaw, CultureInfo language, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var words = new WordList(language);
        var evidence = new EvidenceMaker(words).Make(journal.Entries, journal.Signature, madeAt);
        return new EvidencePapers(evidence.Report.Leaver, new EvidencePage(words).Write(evidence, flaw), EvidenceJson.Write(evidence));
    }
}
