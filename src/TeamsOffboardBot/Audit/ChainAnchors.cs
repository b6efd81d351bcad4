using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>
/// What is known of chains from somewhere that whoever rewrites a journal cannot reach: the keys that sign their ends, and a
/// seal that somebody kept, from the last card in chat or a printed page.
/// </summary>
/// <param name="Keys">Null: signatures are not asked for.</param>
/// <param name="Seal">The hash of an event; null: none is known.</param>
public sealed record ChainAnchors(HeadKeys? Keys, string? Seal)
{
    /// <summary>What is wrong with the signed end of a chain that is whole by itself.</summary>
    public ChainFlaw? FirstFlaw(RequestId request, IReadOnlyList<JournalEntry> entries, HeadSignature? signature)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (Keys is null || entries.Count == 0)
        {
            return null;
        }

        var last = entries[^1];
        return Keys.Flaw(request, new ChainHead(last.Seq, last.Hash), signature) is { } what ? new ChainFlaw(request, last.Seq, last.Kind, what) : null;
    }

    /// <summary>The event that the seal is of: in a chain that is whole, nothing up to there was touched. Null when there is none.</summary>
    public JournalEntry? SealedIn(IEnumerable<JournalEntry> entries) => entries.FirstOrDefault(e => e.Hash == Seal);
}
