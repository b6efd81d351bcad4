using Dapper;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.Filing;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlFiledEvidence(Database database, TimeProvider time) : IFiledEvidence
{
    private const string Unfiled =
        """
        SELECT id AS Request, seq AS Seq FROM requests
        WHERE is_open = 0 AND erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM evidence_filed WHERE request_id = id AND evidence_filed.seq >= requests.seq)
        ORDER BY updated_at
        """;

    private const string Upsert =
        """
        INSERT INTO evidence_filed (request_id, seq, filed_at) VALUES (@request, @seq, @at)
        ON CONFLICT (request_id) DO UPDATE SET seq = excluded.seq, filed_at = excluded.filed_at
        """;

    public async Task<IReadOnlyList<UnfiledRequest>> UnfiledAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(connection => connection.QueryAsync<Row>(Unfiled), cancellationToken);
        return [.. rows.Select(row => new UnfiledRequest(RequestId.From(row.Request), row.Seq))];
    }

    public Task NoteAsync(UnfiledRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            Upsert, new { request = request.Request.Value, seq = request.Seq, at = Instant.Write(time.GetUtcNow()) }, transaction),
        cancellationToken);

    private sealed record Row
    {
        public string Request { get; init; } = "";

        public long Seq { get; init; }
    }
}
