using System.Data.Common;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>A journal on a database that is gone at the worst moments.</summary>
internal sealed class JournalThatFails(IJournal journal, Func<IReadOnlyList<RunEvent>, bool> fails) : IJournal
{
    public Task<RequestState?> ReadAsync(RequestId request, CancellationToken cancellationToken) => journal.ReadAsync(request, cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> EntriesAsync(RequestId request, CancellationToken cancellationToken) =>
        journal.EntriesAsync(request, cancellationToken);

    public Task<AppendResult> AppendAsync(RequestId request, long expectedSeq, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken) =>
        fails(events) ? throw new GoneException() : journal.AppendAsync(request, expectedSeq, events, cancellationToken);

    public Task<IReadOnlyList<RequestRow>> OpenAsync(CancellationToken cancellationToken) => journal.OpenAsync(cancellationToken);

    public Task<IReadOnlyList<RequestRow>> WatchedAsync(CancellationToken cancellationToken) => journal.WatchedAsync(cancellationToken);

    public Task<RequestRow?> OpenForLeaverAsync(UserId leaver, RequestId? beside, CancellationToken cancellationToken) => journal.OpenForLeaverAsync(leaver, beside, cancellationToken);

    public Task<IReadOnlyList<RequestRow>> RecentAsync(UserId? requester, int limit, CancellationToken cancellationToken) =>
        journal.RecentAsync(requester, limit, cancellationToken);

    private sealed class GoneException() : DbException("The database is gone.");
}
