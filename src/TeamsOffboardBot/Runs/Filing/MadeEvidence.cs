using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Filing;

/// <summary>What came of making a request's evidence. A small closed set, read together.</summary>
public abstract record MadeEvidence
{
    private MadeEvidence()
    {
    }

    public sealed record NoSuchRequest : MadeEvidence;

    /// <summary>The time for which personal data is kept is over: there is a chain, and nothing to tell.</summary>
    public sealed record Erased(DateTimeOffset At, int Events) : MadeEvidence;

    /// <param name="Leaver">Who must never have it.</param>
    /// <param name="Flaw">Where the chain is broken; null while it is whole. The page says it, too.</param>
    public sealed record Files(UserId Leaver, string LeaverName, IReadOnlyList<EvidenceFile> All, ChainFlaw? Flaw) : MadeEvidence
    {
        public EvidenceFile Of(EvidenceFormat format) => All.First(f => f.Format == format);
    }
}
