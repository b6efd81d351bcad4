using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Who is at which run right now, by the clock of the database that all processes share. A run that nobody is at has no
/// lease, and any process may go on with it. Implementations speak for one process.
/// </summary>
public interface IRunLeases
{
    /// <summary>No other process can be at this database, so whoever holds a lease besides this one is gone.</summary>
    bool IsOnlyProcess { get; }

    /// <summary>False while another process is at the run.</summary>
    Task<bool> TakeAsync(RequestId request, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>False when it ran out: it may be another's by now.</summary>
    Task<bool> RenewAsync(RequestId request, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the lease and notes, in the same transaction, when the request is to be looked at again. False, and nothing is
    /// changed, when the journal went on since: look again.
    /// </summary>
    /// <param name="rest">Null when there is nothing to look at, now or later.</param>
    Task<bool> LayDownAsync(RequestId request, Rest? rest, CancellationToken cancellationToken);

    /// <summary>Leaves an unfinished run to whoever comes first.</summary>
    Task AbandonAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>Runs that others abandoned, or died over.</summary>
    Task<IReadOnlyList<RequestId>> AbandonedAsync(CancellationToken cancellationToken);

    /// <summary>How far the journals of the runs that this process is at have come.</summary>
    Task<IReadOnlyDictionary<RequestId, long>> HeadsAsync(CancellationToken cancellationToken);
}
