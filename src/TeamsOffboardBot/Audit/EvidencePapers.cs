using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Audit;

/// <summary>Both papers of a request's evidence, as texts.</summary>
public sealed record EvidencePapers(EvidencePerson Leaver, string Page, string Json)
{
    /// <summary>Of a request whose personal data was erased: without names.</summary>
    public static EvidencePapers WriteErased(KeptJournal journal, ChainFlaw? flaw, CultureInfo language, DateTimeOffset madeAt, string? madeIn)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var evidence = EvidenceMaker.MakeErased(journal.Entries, journal.Signature, madeAt, madeIn);
        var leaver = new EvidencePerson(UserId.From((string?)JsonNode.Parse(journal.Entries[0].PublicBody)?["leaverId"] ?? ""), journal.Request.Value);
        return new EvidencePapers(leaver, new ErasedPage(new WordList(language)).Write(evidence, journal.Entries, flaw), EvidenceJson.Write(evidence));
    }

    /// <param name="flaw">Where the chain is broken; the page begins with it.</param>
    /// <param name="madeIn">The id of the tenant that this process works in.</param>
    public static EvidencePapers Write(KeptJournal journal, ChainFlaw? flaw, CultureInfo language, DateTimeOffset madeAt, string? madeIn)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var words = new WordList(language);
        var evidence = new EvidenceMaker(words).Make(journal.Entries, journal.Signature, madeAt, madeIn);
        return new EvidencePapers(evidence.Report.Leaver, new EvidencePage(words).Write(evidence, flaw), EvidenceJson.Write(evidence));
    }
}
