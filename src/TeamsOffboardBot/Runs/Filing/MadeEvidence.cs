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

    /// <param name="Leaver">Who must never have it.</param>
    /// <param name="Flaw">Where the chain is broken; null while it is whole. The page says it, too.</param>
    public sealed record Files(UserId Leaver, string LeaverName, IReadOnlyList<EvidenceFile> All, ChainFlaw? Flaw) : MadeEvidence
    {
        /// <summary>The time for which personal data is kept is over: the files tell what happened when, without names. Null while it is whole.</summary>
        public DateTimeOffset? ErasedAt { get; init; }

        public EvidenceFile Of(EvidenceFormat format) => All.First(f => f.Format == format);
    }
}
