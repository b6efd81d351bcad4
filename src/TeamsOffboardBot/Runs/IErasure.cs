using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>Takes personal data out of journals whose time is over. What happened, when, and the chain over it stay.</summary>
public interface IErasure
{
    /// <summary>Requests to which nothing will happen any more, and nothing has since that moment; the oldest first.</summary>
    Task<IReadOnlyList<RequestId>> ClosedBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>Notes the erasure as the journal's last event and erases all before it, in one transaction.</summary>
    /// <returns>False when it was erased already, or something may still happen to it.</returns>
    Task<bool> EraseAsync(RequestId request, CancellationToken cancellationToken);
}
