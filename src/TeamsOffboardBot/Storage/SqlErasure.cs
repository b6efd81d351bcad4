using Dapper;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlErasure(Database database, SqlJournal journal) : IErasure
{
    private static readonly string[] Erasures =
    [
        "UPDATE journal SET private_body = NULL, salt = NULL WHERE request_id = @request AND seq < (SELECT seq FROM requests WHERE id = @request)",
        "UPDATE requests SET leaver_name = '', erased_at = updated_at WHERE id = @request",
        "DELETE FROM card_copies WHERE request_id = @request",
        "DELETE FROM list_rows WHERE request_id = @request",
        "DELETE FROM list_copies WHERE NOT EXISTS (SELECT 1 FROM list_rows WHERE list_rows.list_id = list_copies.list_id)",
        "DELETE FROM lists WHERE NOT EXISTS (SELECT 1 FROM list_rows WHERE list_rows.list_id = lists.id)",
    ];

    public async Task<IReadOnlyList<RequestId>> ClosedBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                "SELECT id FROM requests WHERE is_open = 0 AND due_at IS NULL AND erased_at IS NULL AND updated_at <= @moment ORDER BY updated_at",
                new { moment = Instant.Write(moment) }),
            cancellationToken);
        return [.. ids.Select(RequestId.From)];
    }

    public Task<bool> EraseAsync(RequestId request, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            if (!await journal.CloseAsync(transaction, request))
            {
                return false;
            }

            foreach (var erasure in Erasures)
            {
                await transaction.Connection!.ExecuteAsync(erasure, new { request = request.Value }, transaction);
            }

            return true;
        },
        cancellationToken);
}
