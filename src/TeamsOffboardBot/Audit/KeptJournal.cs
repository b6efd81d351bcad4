using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>A request's journal as it lies in the database.</summary>
/// <param name="Head">Where the chain ends, as the list of requests remembers it.</param>
/// <param name="Signature">Of that end; null when it was written without a key.</param>
public sealed record KeptJournal(RequestId Request, IReadOnlyList<JournalEntry> Entries, ChainHead Head, HeadSignature? Signature)
{
    /// <summary>Its personal data was erased.</summary>
    public bool IsErased => Entries.Any(e => e.IsErased);

    /// <summary>When that was; null while it is whole.</summary>
    public DateTimeOffset? ErasedAt => ErasedAtOf(Entries);

    public static DateTimeOffset? ErasedAtOf(IReadOnlyList<JournalEntry> entries) => entries is [.., { Kind: "personal-data-erased", At: var at }] ? at : null;
}
