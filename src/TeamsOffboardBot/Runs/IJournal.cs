using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>The append-only truth about every request.</summary>
public interface IJournal
{
    /// <summary>Null when there is no such request.</summary>
    Task<RequestState?> ReadAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>
    /// Appends in one transaction with the request's row, or says what stood in the way. The first append of a request
    /// expects seq 0.
    /// </summary>
    Task<AppendResult> AppendAsync(RequestId request, long expectedSeq, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken);

    /// <summary>Requests that are not rejected, withdrawn or finished; reads only the requests table.</summary>
    Task<IReadOnlyList<RequestRow>> OpenAsync(CancellationToken cancellationToken);

    Task<RequestRow?> OpenForLeaverAsync(UserId leaver, CancellationToken cancellationToken);

    /// <summary>The latest requests a person asked for or a list for approvers, newest first.</summary>
    Task<IReadOnlyList<RequestRow>> RecentAsync(UserId? requester, int limit, CancellationToken cancellationToken);
}

/// <summary>The row that lists read.</summary>
public sealed record RequestRow(RequestId Id, RequestStage Stage, UserId LeaverId, string LeaverName, UserId RequesterId, DateTimeOffset SubmittedAt, DateTimeOffset UpdatedAt);

public abstract record AppendResult
{
    private AppendResult()
    {
    }

    public sealed record Appended(RequestState State) : AppendResult;

    /// <summary>Somebody else wrote first: read again and decide again.</summary>
    public sealed record Conflict : AppendResult;

    /// <summary>The leaver is already in an open request.</summary>
    public sealed record LeaverAlreadyOpen(RequestId Open) : AppendResult;
}
