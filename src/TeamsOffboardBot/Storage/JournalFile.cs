using Dapper;
using Microsoft.Data.Sqlite;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>A journal database opened by somebody who only looks: nothing is made, migrated or written.</summary>
public static class JournalFile
{
    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    public static async Task<bool> IsDatabaseAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var start = new byte[Magic.Length];
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }

    public static async Task<IReadOnlyList<KeptJournal>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
            await using var connection = new SqliteConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, cancellationToken);
            var entries = (await connection.QueryAsync<JournalRow>($"SELECT {JournalRow.Columns} FROM journal ORDER BY request_id, seq", transaction: moment))
                .ToLookup(row => row.RequestId, row => row.ToEntry(), StringComparer.Ordinal);
            var listed = (await connection.QueryAsync<RequestRecord>($"SELECT {RequestRecord.Columns} FROM requests", transaction: moment))
                .ToDictionary(row => row.Id, StringComparer.Ordinal);
            return
            [
                .. listed.Keys.Union(entries.Select(e => e.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => new KeptJournal(
                    RequestId.From(id), [.. entries[id]], listed.GetValueOrDefault(id)?.Seq ?? 0, listed.GetValueOrDefault(id)?.Head ?? "")),
            ];
        }
        catch (SqliteException fault)
        {
            throw new StorageUnusableException($"'{path}' cannot be read as a journal database ({fault.SqliteErrorCode}).", fault);
        }
    }
}

/// <param name="ListedSeq">Where the chain ends, as the list of requests remembers it.</param>
public sealed record KeptJournal(RequestId Request, IReadOnlyList<JournalEntry> Entries, long ListedSeq, string ListedHead);
