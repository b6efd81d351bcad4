using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// The one place that knows which database it is. Readers never wait (write-ahead log); writers of this process queue here,
/// because SQLite lets others poll for its lock. A commit is on the disk before it counts (synchronous=FULL): the journal
/// must not lose an effect that was already brought about.
/// </summary>
public sealed class SqliteDatabase(IOptions<StorageOptions> options) : IDisposable
{
    private const int NotADatabase = 26;
    private const int ConstraintViolation = 19;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private bool _isPrepared;

    public static bool IsConstraintViolation(DbException fault) => fault is SqliteException { SqliteErrorCode: ConstraintViolation };

    /// <summary>Brings the tables to this version's shape. Throws <see cref="StorageUnusableException"/> when that cannot be.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_isPrepared)
            {
                await MigrateAsync(cancellationToken);
                _isPrepared = true;
            }
        }
        catch (SqliteException fault)
        {
            var what = fault.SqliteErrorCode == NotADatabase ? "is no database of this program" : $"cannot be opened ({fault.SqliteErrorCode})";
            throw new StorageUnusableException($"The database '{FileName}' {what}.", fault);
        }
        finally
        {
            _preparing.Release();
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var connection = await ConnectAsync(cancellationToken);
        return await read(connection);
    }

    /// <summary>One transaction, begun as a writer (the provider's transactions are immediate); undone when <paramref name="write"/> throws.</summary>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        await using var connection = await ConnectAsync(cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _writing.Dispose();
        _preparing.Dispose();
    }

    private string FileName => new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource;

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (!_isPrepared)
        {
            await PrepareAsync(cancellationToken);
        }

        return await OpenAsync(cancellationToken);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(options.Value.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL;");
        return connection;
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA journal_mode=WAL;");
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)", transaction: transaction);
        var version = await connection.ExecuteScalarAsync<int?>("SELECT MAX(version) FROM schema_version", transaction: transaction) ?? 0;
        if (version > Migrations.All.Count)
        {
            throw new StorageUnusableException(
                $"The database '{FileName}' has schema {version}, written by a newer version of this program; this one knows {Migrations.All.Count}.");
        }

        for (var number = version + 1; number <= Migrations.All.Count; number++)
        {
            await connection.ExecuteAsync(Migrations.All[number - 1], transaction: transaction);
            await connection.ExecuteAsync("INSERT INTO schema_version (version) VALUES (@number)", new { number }, transaction);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
