using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using Npgsql;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// A database on a server, for any number of processes. Two who append to one request at once meet at the row of the request:
/// the second waits for the first, finds the row further on, and has lost. Committed means on the server's disk.
/// </summary>
public sealed class PostgreSqlDatabase(string connectionString) : Database
{
    /// <summary>Any number that other programs in the same database are unlikely to take.</summary>
    private const long MigrationLock = 0x0FFB0A2D;

    private readonly NpgsqlConnectionStringBuilder _settings = Settings(connectionString);
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(Settings(connectionString));

    public override bool IsForOneProcess => false;

    public override string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    public override string Name => $"'{_settings.Database}' at {_settings.Host}:{_settings.Port}";

    /// <summary>Whether a text says at least where the server is and which database is meant.</summary>
    public static bool NamesADatabase(string text)
    {
        try
        {
            var named = new NpgsqlConnectionStringBuilder(text);
            return !string.IsNullOrWhiteSpace(named.Host) && !string.IsNullOrWhiteSpace(named.Database);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>With what this program adds to what the operator gave; nothing when that cannot be read.</summary>
    public static string Completed(string text) => NamesADatabase(text) ? Settings(text).ConnectionString : "";

    public override bool IsDuplicate(DbException fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void Dispose(bool disposing)
    {
        _source.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Any number of processes may work here.</summary>
    protected override Task OccupyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    protected override Task<DbConnection> ConnectToLookAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    protected override async Task<DbTransaction> BeginLookAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY", transaction: moment);
        return moment;
    }

    protected override async Task<T> TransactAsync<T>(Func<DbTransaction, Task<T>> write, bool waitsForDisk, Action committing, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!waitsForDisk)
        {
            // https://www.postgresql.org/docs/current/wal-async-commit.html
            await connection.ExecuteAsync("SET LOCAL synchronous_commit TO OFF", transaction: transaction);
        }

        var result = await write(transaction);
        committing();
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    protected override async Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            $"SET LOCAL lock_timeout = '30s'; SET LOCAL idle_in_transaction_session_timeout = '60s'; SELECT pg_advisory_xact_lock({MigrationLock})", transaction: transaction, commandTimeout: 40);
        return transaction;
    }

    protected override async Task<Holding> HoldingAsync(DbConnection connection, DbTransaction? transaction)
    {
        var hasVersions = await HasAsync("schema_version");
        return hasVersions ? Holding.Versions : await HasAsync("journal") || await HasAsync("requests") ? Holding.OtherTables : Holding.Nothing;

        Task<bool> HasAsync(string table) =>
            connection.ExecuteScalarAsync<bool>("SELECT to_regclass(@table) IS NOT NULL", new { table }, transaction);
    }

    /// <summary>Classes of SQLSTATE: connection lost, resources (memory, disk) used up, stopped or starting, system error; and lost races.</summary>
    protected override bool IsOutage(Exception fault) => fault switch
    {
        PostgresException { SqlState: var state } =>
            state[..2] is "08" or "28" or "3D" or "53" or "57" or "58"
            || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    protected override bool Renew()
    {
        _source.Clear();
        return true;
    }

    protected override string? Why(Exception fault) => fault switch
    {
        PostgresException refused => refused.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => NotLetIn,
            PostgresErrorCodes.InvalidCatalogName => "does not exist on the server: create it first",
            PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown => "is starting or stopping: try again",
            PostgresErrorCodes.TooManyConnections => "has no connection left for this process: others hold them all",
            PostgresErrorCodes.InsufficientPrivilege => $"does not allow '{_settings.Username}' what the bot needs: to make and use its tables there",
            PostgresErrorCodes.ReadOnlySqlTransaction => "is read-only",
            PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.UndefinedColumn => "holds tables that this program did not make",
            PostgresErrorCodes.UndefinedTable => "holds no tables of this program",
            PostgresErrorCodes.LockNotAvailable => "is being brought up to date by another process, which does not come to an end",
            var state => $"cannot be used (SQLSTATE {state})",
        },
        NpgsqlException { InnerException: null } => NotLetIn,
        NpgsqlException or SocketException or IOException or TimeoutException => "does not answer: check Host and Port, and that the server runs",
        _ => null,
    };

    private string NotLetIn => $"does not let '{_settings.Username}' in: check Username and Password";

    /// <summary>What the operator left open: short waits, because a person waits for the answer, and so few connections that four processes fit a server as it comes.</summary>
    private static NpgsqlConnectionStringBuilder Settings(string text)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = nameof(TeamsOffboardBot),
            MaxPoolSize = 20,
            Timeout = 5,
            CommandTimeout = 15,
            KeepAlive = 30,
            // A frozen process holds its connections, and would hold the rows it was writing: the others wait no longer than this.
            Options = "-c idle_in_transaction_session_timeout=10000",
        };
        foreach (KeyValuePair<string, object> given in new DbConnectionStringBuilder { ConnectionString = text })
        {
            settings[given.Key] = given.Value;
        }

        return settings;
    }
}
