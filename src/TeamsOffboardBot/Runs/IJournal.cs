using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>The append-only truth about every request.</summary>
public interface IJournal
{
    /// <summary>Null when there is no such request, or when its personal data was erased.</summary>
    Task<RequestState?> ReadAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>The events as they are kept, in order; empty when there is no such request. For evidence and the chain check.</summary>
    Task<IReadOnlyList<JournalEntry>> EntriesAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>
    /// Appends in one transaction with the request's row, or says what stood in the way. The first append of a request
    /// expects seq 0.
    /// </summary>
    Task<AppendResult> AppendAsync(RequestId request, long expectedSeq, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken);

    /// <summary>Requests that are not rejected, withdrawn, expired or finished; reads only the requests table.</summary>
    Task<IReadOnlyList<RequestRow>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>The same, and those that are finished and have dates to come.</summary>
    Task<IReadOnlyList<RequestRow>> WatchedAsync(CancellationToken cancellationToken);

    /// <param name="beside">That one apart: a reinstatement may be asked for while the offboarding that it undoes waits.</param>
    Task<RequestRow?> OpenForLeaverAsync(UserId leaver, RequestId? beside, CancellationToken cancellationToken);

    /// <summary>The latest requests a person asked for or a list for approvers, newest first.</summary>
    Task<IReadOnlyList<RequestRow>> RecentAsync(UserId? requester, int limit, CancellationToken cancellationToken);
}

/// <summary>The row that lists read.</summary>
public sealed record RequestRow
{
    public required RequestId Id { get; init; }

    public RequestKind Kind { get; init; }

    public required RequestStage Stage { get; init; }

    public required UserId LeaverId { get; init; }

    public required string LeaverName { get; init; }

    public required UserId RequesterId { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What time will bring next, if anything.</summary>
    public NextMoment? Next { get; init; }

    /// <summary>What waits for people; null when nothing does, and in rows that were last written before that was kept.</summary>
    public OpenTasks? Tasks { get; init; }

    /// <summary>When to look at the request again; null when no moment in time moves it. Every append makes it due at once.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

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
