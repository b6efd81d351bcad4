using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Benchmarks.World;

/// <summary>What the bot's database holds, read beside the bot.</summary>
public sealed class Kept
{
    private readonly Func<bool, DbConnection> _connect;
    private readonly string _size;

    private Kept(Func<bool, DbConnection> connect, string size) => (_connect, _size) = (connect, size);

    public static Kept InFile(string file) => new(
        mayWrite => new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mayWrite ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString),
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()");

    public static Kept OnServer(string connectionString) => new(_ => new NpgsqlConnection(connectionString), "SELECT pg_database_size(current_database())");

    public async Task<IReadOnlyList<KeptEvent>> EventsAsync(string request)
    {
        await using var connection = await OpenAsync();
        return Events(await connection.QueryAsync<(string At, string Kind, string PublicBody)>(
            "SELECT at, kind, public_body FROM journal WHERE request_id = @request ORDER BY seq", new { request }));
    }

    /// <summary>Waits until all that runs by itself has run.</summary>
    public async Task RestsAsync(IReadOnlyCollection<string> requests, TimeSpan patience)
    {
        await using var connection = await OpenAsync();
        var end = DateTimeOffset.UtcNow + patience;
        while ((await connection.QueryAsync<string>("SELECT id FROM requests WHERE stage NOT IN ('WaitingForPeople', 'Finished')")).Any(requests.Contains))
        {
            if (DateTimeOffset.UtcNow > end)
            {
                throw new BenchmarksException($"Not all runs came to rest within {patience}.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Bytes in use.</summary>
    public async Task<long> SizeAsync()
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteScalarAsync<long>(_size);
    }

    /// <summary>Events of this kind, of all requests.</summary>
    public async Task<IReadOnlyList<KeptEvent>> EventsOfAsync(string kind)
    {
        await using var connection = await OpenAsync();
        return Events(await connection.QueryAsync<(string At, string Kind, string PublicBody)>(
            "SELECT at, kind, public_body FROM journal WHERE kind = @kind ORDER BY at", new { kind }));
    }

    public async Task<long> RunningAsync()
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM requests WHERE stage = 'Running'");
    }

    /// <summary>
    /// Adds closed requests of this requester, as they stand after their personal data were erased. Only while no bot runs; the chains
    /// of these are not whole, which nothing that is measured looks at.
    /// </summary>
    public async Task FillAsync(int count, string requester)
    {
        await using var connection = await OpenAsync(mayWrite: true);
        await connection.ExecuteAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
            INSERT INTO requests (id, stage, is_open, leaver_id, leaver_name, requester_id, submitted_at, updated_at, seq, head)
            SELECT 'filled-' || i, 'Rejected', 0, 'leaver-' || i, 'Somebody ' || i, @requester,
                strftime('%Y-%m-%dT%H:%M:%S.000000Z', '2024-01-01', '+' || (i * 7) || ' minutes'),
                strftime('%Y-%m-%dT%H:%M:%S.000000Z', '2024-01-01', '+' || (i * 7 + 5) || ' minutes'), 2, 'head-' || i
            FROM n;

            INSERT INTO journal (request_id, seq, at, kind, public_body, private_body, salt, private_hash, prev_hash, hash)
            SELECT r.id, s.seq, r.submitted_at, CASE s.seq WHEN 1 THEN 'request-submitted' ELSE 'request-rejected' END,
                '{"planHash":"' || r.head || '"}', NULL, NULL, r.head, r.head, r.head || s.seq
            FROM requests r, (SELECT 1 AS seq UNION ALL SELECT 2) s WHERE r.id LIKE 'filled-%';
            """,
            new { count, requester });
    }

    private static List<KeptEvent> Events(IEnumerable<(string At, string Kind, string PublicBody)> rows) =>
        [.. rows.Select(r => new KeptEvent(DateTimeOffset.Parse(r.At, CultureInfo.InvariantCulture), r.Kind, r.PublicBody))];

    private async Task<DbConnection> OpenAsync(bool mayWrite = false)
    {
        var connection = _connect(mayWrite);
        await connection.OpenAsync();
        return connection;
    }
}

public sealed record KeptEvent(DateTimeOffset At, string Kind, string Body);
