namespace TeamsOffboardBot.Planning;

/// <summary>The facts that a request rests on, as its kind needs them.</summary>
public sealed class RequestFacts(SnapshotReader present, DeletedAccountReader deleted)
{
    /// <summary>Null when there is nobody a request of that kind could be about.</summary>
    /// <param name="earlier">What was read of the leaver before, if anything was.</param>
    public Task<Snapshot?> ReadAsync(RequestKind kind, UserId leaver, IEnumerable<UserId> colleagues, CancellationToken cancellationToken, Snapshot? earlier = null) =>
        kind == RequestKind.Restoration ? deleted.ReadAsync(leaver, cancellationToken) : present.ReadAsync(leaver, colleagues, cancellationToken, earlier);

    /// <summary>Whether the address of somebody who is gone is another account's now. Of an account that is to come back the plan says so itself.</summary>
    public async Task<bool> IsReplacedAsync(RequestKind kind, Person gone, CancellationToken cancellationToken) =>
        kind != RequestKind.Restoration && await present.IsReplacedAsync(gone, cancellationToken);
}
