using System.Data.Common;
using Dapper;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlRunLeases(Database database, RunOwner owner) : IRunLeases
{
    public bool IsOnlyProcess => database.IsForOneProcess;

    /// <summary>Noted only: whoever takes it writes to the journal before the first call that changes anything.</summary>
    public async Task<bool> TakeAsync(RequestId request, TimeSpan length, CancellationToken cancellationToken) => await ExecuteAsync(
        database.NoteAsync,
        $"""
        INSERT INTO run_leases (request_id, owner, alive_until) VALUES (@request, @owner, {database.Now} + @length)
        ON CONFLICT (request_id) DO UPDATE SET owner = excluded.owner, alive_until = excluded.alive_until
        WHERE run_leases.owner = excluded.owner OR run_leases.alive_until < {database.Now} OR @isOnly = 1
        """,
        new { request = request.Value, owner = owner.Name, length = Milliseconds(length), isOnly = IsOnlyProcess ? 1 : 0 },
        cancellationToken) == 1;

    public async Task<bool> RenewAsync(RequestId request, TimeSpan length, CancellationToken cancellationToken) => await ExecuteAsync(
        database.WriteAsync,
        $"""
        UPDATE run_leases SET alive_until = {database.Now} + @length
        WHERE request_id = @request AND owner = @owner AND alive_until >= {database.Now}
        """,
        new { request = request.Value, owner = owner.Name, length = Milliseconds(length) },
        cancellationToken) == 1;

    public Task<bool> LayDownAsync(RequestId request, Rest? rest, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            var noted = await connection.ExecuteAsync(
                "UPDATE requests SET due_at = @dueAt WHERE id = @request AND (seq = @seq OR @seq = 0)",
                new { request = request.Value, seq = rest?.Seq ?? 0, dueAt = rest?.DueAt is { } at ? Instant.Write(at) : null },
                transaction);
            if (noted == 0 && rest is not null)
            {
                return false;
            }

            await connection.ExecuteAsync(
                "DELETE FROM run_leases WHERE request_id = @request AND owner = @owner", new { request = request.Value, owner = owner.Name }, transaction);
            return true;
        },
        cancellationToken);

    public Task AbandonAsync(RequestId request, CancellationToken cancellationToken) => ExecuteAsync(
        database.WriteAsync,
        "UPDATE run_leases SET alive_until = 0 WHERE request_id = @request AND owner = @owner",
        new { request = request.Value, owner = owner.Name },
        cancellationToken);

    public async Task<IReadOnlyList<RequestId>> AbandonedAsync(CancellationToken cancellationToken)
    {
        var left = await database.ReadAsync(
            connection => connection.QueryAsync<string>($"SELECT request_id FROM run_leases WHERE alive_until < {database.Now}"), cancellationToken);
        return [.. left.Select(RequestId.From)];
    }

    public async Task<IReadOnlyDictionary<RequestId, long>> HeadsAsync(CancellationToken cancellationToken)
    {
        var heads = await database.ReadAsync(
            connection => connection.QueryAsync<(string Request, long Seq)>(
                "SELECT id, seq FROM run_leases JOIN requests ON request_id = id WHERE owner = @owner", new { owner = owner.Name }),
            cancellationToken);
        return heads.ToDictionary(head => RequestId.From(head.Request), head => head.Seq);
    }

    private static long Milliseconds(TimeSpan length) => (long)length.TotalMilliseconds;

    private static Task<int> ExecuteAsync(
        Func<Func<DbTransaction, Task<int>>, CancellationToken, Task<int>> write, string sql, object values, CancellationToken cancellationToken) =>
        write(transaction => transaction.Connection!.ExecuteAsync(sql, values, transaction), cancellationToken);
}
