using System.Data.Common;
using System.Text.Json;
using Dapper;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlLeaverLists(Database database, RunOwner owner) : ILeaverLists
{
    private const string InsertRow =
        "INSERT INTO list_rows (list_id, line, state, body, draft, request_id) VALUES (@ListId, @Line, @State, @Body, @Draft, @RequestId)";

    private const string Select = "SELECT list_id AS ListId, line AS Line, state AS State, body AS Body, request_id AS RequestId FROM list_rows";

    public Task AddAsync(LeaverList list, IReadOnlyList<ListRow> rows, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO lists (id, owner_id, stage, version, body, alive_until) VALUES (@id, @ownerId, @stage, 1, @body, 0)",
                new { id = list.Id.Value, ownerId = list.Owner.Value, stage = list.Stage.ToString(), body = Write(list) },
                transaction);
            return await transaction.Connection!.ExecuteAsync(InsertRow, rows.Select(row => Of(list.Id, row, draft: null)), transaction);
        },
        cancellationToken);

    public async Task<LeaverList?> FindAsync(ListId list, CancellationToken cancellationToken) =>
        (await database.ReadAsync(connection => KeptAsync(connection, list, transaction: null), cancellationToken))?.List;

    public Task<IReadOnlyList<ListId>> OpenAsync(CancellationToken cancellationToken) =>
        IdsAsync("SELECT id FROM lists WHERE stage IN ('Reading', 'Preview', 'Submitted') ORDER BY id", new { }, cancellationToken);

    public Task<IReadOnlyList<ListId>> UnsubmittedAsync(UserId owner, CancellationToken cancellationToken) =>
        IdsAsync("SELECT id FROM lists WHERE stage IN ('Reading', 'Preview') AND owner_id = @owner ORDER BY id", new { owner = owner.Value }, cancellationToken);

    public async Task<LeaverList?> ChangeAsync(ListId list, Func<LeaverList, LeaverList?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (changed, isDone) = await database.WriteAsync(transaction => ChangeAsync(transaction, list, change), cancellationToken);
            if (isDone)
            {
                return changed;
            }
        }
    }

    public async Task<IReadOnlyList<KeptLine>> LinesAsync(ListId list, CancellationToken cancellationToken)
    {
        var (rows, requests) = await database.ReadAsync(
            async connection =>
            {
                var lines = await connection.QueryAsync<Row>($"{Select} WHERE list_id = @list ORDER BY line", new { list = list.Value });
                var known = await connection.QueryAsync<RequestRecord>(
                    $"SELECT {RequestRecord.Columns} FROM requests WHERE id IN (SELECT request_id FROM list_rows WHERE list_id = @list)", new { list = list.Value });
                return (lines.AsList(), known.ToDictionary(r => r.Id, r => r.ToRow(), StringComparer.Ordinal));
            },
            cancellationToken);
        return [.. rows.Select(row => new KeptLine(row.ToRow(), row.RequestId is null ? null : requests.GetValueOrDefault(row.RequestId)))];
    }

    public async Task<ListDraft?> DraftAsync(ListId list, int line, CancellationToken cancellationToken)
    {
        var json = await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<string?>("SELECT draft FROM list_rows WHERE list_id = @list AND line = @line", new { list = list.Value, line }), cancellationToken);
        return json is null ? null : JsonSerializer.Deserialize<ListDraft>(json);
    }

    public async Task<bool> SaveAsync(ListId list, ListRow row, ListRowState before, ListDraft? draft, CancellationToken cancellationToken)
    {
        const string update =
            "UPDATE list_rows SET state = @State, body = @Body, draft = @Draft, request_id = @RequestId WHERE list_id = @ListId AND line = @Line AND state = @Before";
        return await database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(update, Of(list, row, draft) with { Before = before.ToString() }, transaction), cancellationToken) == 1;
    }

    public async Task<(ListId List, ListRow Row)?> OfRequestAsync(RequestId request, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<Row>($"{Select} WHERE request_id = @request", new { request = request.Value }), cancellationToken);
        return row is null ? null : (ListId.From(row.ListId), row.ToRow());
    }

    public Task ForgetPeopleAsync(ListId list, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            await connection.ExecuteAsync("DELETE FROM list_rows WHERE list_id = @list AND request_id IS NULL", new { list = list.Value }, transaction);
            var rows = (await connection.QueryAsync<Row>($"{Select} WHERE list_id = @list", new { list = list.Value }, transaction)).Select(row => row.ToRow());
            var bare = rows.Select(row => Of(list, new ListRow { Line = row.Line, State = row.State, Entry = new ListEntry(), Request = row.Request }, draft: null));
            return await connection.ExecuteAsync("UPDATE list_rows SET body = @Body, draft = NULL WHERE list_id = @ListId AND line = @Line", bare, transaction);
        },
        cancellationToken);

    public async Task<bool> TakeAsync(ListId list, TimeSpan length, CancellationToken cancellationToken) => database.IsForOneProcess || await database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            $"""
            UPDATE lists SET drawn_by = @owner, alive_until = {database.Now} + @length
            WHERE id = @list AND (drawn_by = @owner OR drawn_by IS NULL OR alive_until < {database.Now})
            """,
            new { list = list.Value, owner = owner.Name, length = (long)length.TotalMilliseconds },
            transaction),
        cancellationToken) == 1;

    public async Task GiveBackAsync(ListId list, CancellationToken cancellationToken)
    {
        if (!database.IsForOneProcess)
        {
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(
                    "UPDATE lists SET drawn_by = NULL WHERE id = @list AND drawn_by = @owner", new { list = list.Value, owner = owner.Name }, transaction),
                cancellationToken);
        }
    }

    private static async Task<(LeaverList? List, bool IsDone)> ChangeAsync(DbTransaction transaction, ListId list, Func<LeaverList, LeaverList?> change)
    {
        var connection = transaction.Connection!;
        if (await KeptAsync(connection, list, transaction) is not var (kept, version) || change(kept) is not { } changed)
        {
            return (null, true);
        }

        var rows = await connection.ExecuteAsync(
            "UPDATE lists SET stage = @stage, body = @body, version = @version + 1 WHERE id = @id AND version = @version",
            new { id = list.Value, stage = changed.Stage.ToString(), body = Write(changed), version },
            transaction);
        return (changed, rows == 1);
    }

    private static async Task<(LeaverList List, long Version)?> KeptAsync(DbConnection connection, ListId list, DbTransaction? transaction)
    {
        var kept = await connection.QueryFirstOrDefaultAsync<Header>("SELECT body AS Body, version AS Version FROM lists WHERE id = @list", new { list = list.Value }, transaction);
        return kept is null ? null : (JsonSerializer.Deserialize<LeaverList>(kept.Body)!, kept.Version);
    }

    private static Row Of(ListId list, ListRow row, ListDraft? draft) => new()
    {
        ListId = list.Value,
        Line = row.Line,
        State = row.State.ToString(),
        Body = Write(row),
        Draft = draft is null ? null : Write(draft),
        RequestId = row.Request?.Value,
    };

    private static string Write<T>(T value) => StoredText.Of(JsonSerializer.Serialize(value));

    private async Task<IReadOnlyList<ListId>> IdsAsync(string sql, object values, CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(connection => connection.QueryAsync<string>(sql, values), cancellationToken);
        return [.. ids.Select(ListId.From)];
    }

    private sealed record Header
    {
        public string Body { get; init; } = "";

        public long Version { get; init; }
    }

    private sealed record Row
    {
        public string ListId { get; init; } = "";

        public long Line { get; init; }

        public string State { get; init; } = "";

        public string Body { get; init; } = "";

        public string? Draft { get; init; }

        public string? RequestId { get; init; }

        public string Before { get; init; } = "";

        public ListRow ToRow() => JsonSerializer.Deserialize<ListRow>(Body)!;
    }
}
