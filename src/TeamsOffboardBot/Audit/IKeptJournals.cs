using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Audit;

/// <summary>Journals with what shows that they are whole: the end of the chain as the list of requests remembers it, and its signature.</summary>
public interface IKeptJournals
{
    /// <summary>Null when there is no such request.</summary>
    Task<KeptJournal?> FindAsync(RequestId request, CancellationToken cancellationToken);
}
