using System.Data.Common;
using Dapper;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>The journal in a database. An event and the row that lists read are written together or not at all.</summary>
public sealed class SqlJournal(Database database, HeadSigner signer, TimeProvider time) : IJournal
{
    internal const string Open = "WHERE is_open = 1 ORDER BY submitted_at";

    /// <summary>Each half by an index of its own: with OR, SQLite reads the whole table.</summary>
    internal const string Watched =
        "WHERE id IN (SELECT id FROM requests WHERE is_open = 1 UNION SELECT id FROM requests WHERE due_at IS NOT NULL) ORDER BY submitted_at";

    internal const string OpenForLeaver = "WHERE is_open = 1 AND leaver_id = @leaver AND id <> @beside ORDER BY submitted_at";

    /// <summary>A restoration brings back what the offboarding left, and takes its place in nothing.</summary>
    internal const string Following =
        """
        SELECT id AS Id, COALESCE(kind, 'Offboarding') AS Kind, is_open AS IsOpen FROM requests
        WHERE leaver_id = @leaver AND submitted_at > @after AND stage NOT IN ('Rejected', 'Withdrawn', 'Expired') AND COALESCE(kind, 'Offboarding') <> 'Restoration'
        ORDER BY submitted_at DESC LIMIT 1
        """;

    internal const string Recent = "WHERE erased_at IS NULL ORDER BY submitted_at DESC LIMIT @limit";
    internal const string RecentOfRequester = "WHERE erased_at IS NULL AND requester_id = @requester ORDER BY submitted_at DESC LIMIT @limit";

    private const string Insert =
        """
        INSERT INTO journal (request_id, seq, at, kind, public_body, private_body, salt, private_hash, prev_hash, hash)
        VALUES (@RequestId, @Seq, @At, @Kind, @PublicBody, @PrivateBody, @Salt, @PrivateHash, @PrevHash, @Hash)
        """;

    private const string InsertRequest =
        """
        INSERT INTO requests (id, stage, is_open, leaver_id, leaver_name, requester_id, submitted_at, updated_at, next_kind, next_at, seq, head, head_signature, due_at, kind, tasks, tasks_since, beside)
        VALUES (@Id, @Stage, @IsOpen, @LeaverId, @LeaverName, @RequesterId, @SubmittedAt, @UpdatedAt, @NextKind, @NextAt, @Seq, @Head, @HeadSignature, @DueAt, @Kind, @Tasks, @TasksSince, @Beside)
        """;

    private const string UpdateRequest =
        """
        UPDATE requests SET stage = @Stage, is_open = @IsOpen, leaver_name = @LeaverName, updated_at = @UpdatedAt,
            next_kind = @NextKind, next_at = @NextAt, seq = @Seq, head = @Head, head_signature = @HeadSignature, due_at = @DueAt,
            tasks = @Tasks, tasks_since = @TasksSince
        WHERE id = @Id AND head = @HeadBefore
        """;

    /// <summary>Changes nothing: until a reinstatement that is opened beside it is written, that row cannot be closed.</summary>
    private const string Hold = "UPDATE requests SET is_open = is_open WHERE id = @undone AND leaver_id = @leaver AND is_open = 1";

    /// <summary>The head in the requests table says whether one is still the present.</summary>
    private readonly FoldedStates _folded = new();

    public Task<RequestState?> ReadAsync(RequestId request, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => StateAsync(connection, request, transaction: null), cancellationToken);

    public async Task<IReadOnlyList<JournalEntry>> EntriesAsync(RequestId request, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => EntriesAsync(connection, request, transaction: null), cancellationToken);

    public async Task<AppendResult> AppendAsync(
        RequestId request, long expectedSeq, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        using var span = RunTrace.Append(request, events);
        try
        {
            var result = await database.WriteAsync(transaction => AppendAsync(transaction, request, expectedSeq, events), cancellationToken);
            if (result is AppendResult.Appended appended)
            {
                Remember(appended.State);
            }

            return result;
        }
        catch (DbException fault) when (database.IsDuplicate(fault))
        {
            return await WhoWasFirstAsync(request, events, cancellationToken);
        }
    }

    public Task<IReadOnlyList<RequestRow>> OpenAsync(CancellationToken cancellationToken) =>
        RowsAsync(Open, new { }, cancellationToken);

    public Task<IReadOnlyList<RequestRow>> WatchedAsync(CancellationToken cancellationToken) =>
        RowsAsync(Watched, new { }, cancellationToken);

    public async Task<RequestRow?> OpenForLeaverAsync(UserId leaver, RequestId? beside, CancellationToken cancellationToken) =>
        (await RowsAsync(OpenForLeaver, new { leaver = leaver.Value, beside = beside?.Value ?? "" }, cancellationToken)).FirstOrDefault();

    public Task<IReadOnlyList<RequestRow>> RecentAsync(UserId? requester, int limit, CancellationToken cancellationToken) =>
        RowsAsync(requester is null ? Recent : RecentOfRequester, new { requester = requester?.Value, limit }, cancellationToken);

    /// <summary>Notes that personal data is erased with this transaction. False when it was, or something may still happen to the request.</summary>
    internal async Task<bool> CloseAsync(DbTransaction transaction, RequestId request) =>
        await StateAsync(transaction.Connection!, request, transaction) is { IsClosed: true } state
        && await AppendAsync(transaction, request, state.Seq, [new RunEvent.PersonalDataErased(state.Seq)]) is AppendResult.Appended;

    private static async Task<IReadOnlyList<JournalEntry>> EntriesAsync(DbConnection connection, RequestId request, DbTransaction? transaction)
    {
        var rows = await connection.QueryAsync<JournalRow>(
            $"SELECT {JournalRow.Columns} FROM journal WHERE request_id = @request ORDER BY seq", new { request = request.Value }, transaction);
        return [.. rows.Select(row => row.ToEntry())];
    }

    private async Task<AppendResult> AppendAsync(DbTransaction transaction, RequestId request, long expectedSeq, IReadOnlyList<RunEvent> events)
    {
        var connection = transaction.Connection!;
        var before = await StateAsync(connection, request, transaction);
        if ((before?.Seq ?? 0) != expectedSeq)
        {
            return new AppendResult.Conflict();
        }

        var now = JournalChain.Trim(time.GetUtcNow());
        var state = before;
        List<JournalRow> added = [];
        foreach (var e in events)
        {
            var entry = JournalChain.Link(request, (state?.Seq ?? 0) + 1, state?.Head ?? JournalChain.Start(request), now, e);
            state = RequestFold.Apply(state, request, e, now, entry.Seq, entry.Hash);
            added.Add(JournalRow.Of(entry));
        }

        // The row first: it refuses a second open request for a leaver, and whoever appends to the same request at the same
        // moment waits for it and then finds another head there. The journal's key would refuse them too, one statement later.
        var row = RequestRecord.Of(state!, now) with { HeadBefore = before?.Head, HeadSignature = signer.Sign(request, new ChainHead(state!.Seq, state.Head))?.ToString() };
        if (before is null)
        {
            row = row with { Beside = await BesideAsync(transaction, state) };
            if (await connection.ExecuteScalarAsync<string?>($"SELECT id FROM requests {OpenForLeaver} LIMIT 1", new { leaver = row.LeaverId, beside = row.Beside ?? "" }, transaction) is { } open)
            {
                return new AppendResult.LeaverAlreadyOpen(RequestId.From(open));
            }
        }

        if (await connection.ExecuteAsync(before is null ? InsertRequest : UpdateRequest, row, transaction) == 0)
        {
            return new AppendResult.Conflict();
        }

        await connection.ExecuteAsync(Insert, added, transaction);
        return new AppendResult.Appended(state!);
    }

    /// <summary>The offboarding that it undoes, while that is open: the one request that may be open beside another for the same person.</summary>
    private static async Task<string?> BesideAsync(DbTransaction transaction, RequestState request) => request.Choices.Reinstates?.Of.Value is { } undone
        && await transaction.Connection!.ExecuteAsync(Hold, new { undone, leaver = request.Leaver.Id.Value }, transaction) > 0
        ? undone
        : null;

    /// <summary>Null when there is no such request or it was erased.</summary>
    private async Task<RequestState?> StateAsync(DbConnection connection, RequestId request, DbTransaction? transaction)
    {
        var head = await connection.ExecuteScalarAsync<string?>("SELECT head FROM requests WHERE id = @request", new { request = request.Value }, transaction);
        if (head is not null && _folded.Find(request) is { } folded && folded.Head == head)
        {
            return folded;
        }

        var entries = await EntriesAsync(connection, request, transaction);
        return entries.Count == 0 || entries.Any(e => e.IsErased) ? null : Remember(await WithFollowUpAsync(connection, RequestFold.Of(entries), transaction));
    }

    private static async Task<RequestState> WithFollowUpAsync(DbConnection connection, RequestState state, DbTransaction? transaction)
    {
        if (state is not { Stage: RequestStage.Finished, Choices.Kind: RequestKind.Offboarding })
        {
            return state;
        }

        var values = new { leaver = state.Leaver.Id.Value, after = Instant.Write(state.SubmittedAt) };
        var row = await connection.QueryFirstOrDefaultAsync<FollowingRow>(Following, values, transaction);
        return row is null ? state : state with { FollowedBy = new FollowUp(RequestId.From(row.Id), Enum.Parse<RequestKind>(row.Kind), row.IsOpen != 0) };
    }

    private RequestState Remember(RequestState state)
    {
        if (state.IsOpen)
        {
            _folded.Keep(state);
        }
        else
        {
            _folded.Forget(state.Id);
        }

        return state;
    }

    private async Task<AppendResult> WhoWasFirstAsync(RequestId request, IReadOnlyList<RunEvent> events, CancellationToken cancellationToken)
    {
        var submitted = events.OfType<RunEvent.RequestSubmitted>().FirstOrDefault();
        var open = submitted is null ? null : await OpenForLeaverAsync(submitted.LeaverId, submitted.Choices.Reinstates?.Of, cancellationToken);
        return open is null || open.Id == request ? new AppendResult.Conflict() : new AppendResult.LeaverAlreadyOpen(open.Id);
    }

    private async Task<IReadOnlyList<RequestRow>> RowsAsync(string which, object values, CancellationToken cancellationToken)
    {
        var records = await database.ReadAsync(
            connection => connection.QueryAsync<RequestRecord>($"SELECT {RequestRecord.Columns} FROM requests {which}", values), cancellationToken);
        return [.. records.Select(record => record.ToRow())];
    }

    private sealed record FollowingRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public long IsOpen { get; init; }
    }
}
