using System.Globalization;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Audit;

/// <summary>Both papers of a request's evidence, as texts.</summary>
public sealed record EvidencePapers(EvidencePerson Leaver, string Page, string Json)
{
    /// <param name="flaw">Where the chain is broken; the page begins with it.</param>
    public static EvidencePapers Write(KeptJournal journal, ChainFlaw? flaw, CultureInfo language, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var words = new WordList(language);
        var evidence = new EvidenceMaker(words).Make(journal.Entries, journal.Signature, madeAt);
        return new EvidencePapers(evidence.Report.Leaver, new EvidencePage(words).Write(evidence, flaw), EvidenceJson.Write(evidence));
    }
}
