using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// A file, for one process. Readers never wait (write-ahead log); writers of this process queue here, because SQLite lets
/// others poll for its lock.
/// </summary>
public sealed class SqliteDatabase : Database
{
    private const int Error = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int DuplicateKey = 1555;
    private const int DuplicateInIndex = 2067;

    private const string ClosedToWriters = "cannot be worked on: the file, or the folder it lies in, is read-only for this account";

    /// <summary>What is set on a connection stays when the provider gives it to the next who opens one: how each was left.</summary>
    private static readonly ConditionalWeakTable<sqlite3, Disk> Disks = [];

    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    private readonly string _connectionString;
    private readonly string _file;
    private readonly SqliteWriters _writers;
    private FileStream? _occupation;

    public SqliteDatabase(string connectionString)
    {
        _connectionString = connectionString;
        _file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        _writers = new(TransactAsync);
    }

    public override bool IsForOneProcess => true;

    public override string Now => "CAST((julianday('now') - 2440587.5) * 86400000.0 AS INTEGER)";

    public override string Name => $"'{_file}'";

    public static SqliteDatabase OfFile(string path) => new(new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString);

    public static async Task<bool> IsDatabaseAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var start = new byte[Magic.Length];
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }

    public override bool IsDuplicate(DbException fault) => fault is SqliteException { SqliteExtendedErrorCode: DuplicateKey or DuplicateInIndex };

    /// <summary>To SQLite one statement is a transaction by itself.</summary>
    public override async Task<int> NoteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await PreparedAsync(cancellationToken);
        return await AgainAsync(
            () => _writers.WriteAsync(new SqliteWriters.Writer<int>(waitsForDisk: false, isOneStatement: true, (connection, transaction) => connection.ExecuteAsync(sql, values, transaction)), cancellationToken),
            () => false);
    }

    protected override void Dispose(bool disposing)
    {
        _occupation?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// A file beside the database is held open for this process alone. The system lets go of it when the process ends, however
    /// it ends; those who only look never touch it. SQLite's own exclusive mode would shut them out.
    /// </summary>
    protected override async Task OccupyAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(_file))
        {
            await RefuseUntouchedAsync(cancellationToken);
        }

        try
        {
            _occupation ??= new FileStream($"{_file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (DirectoryNotFoundException)
        {
            throw new StorageUnusableException($"The database {Name} cannot be made: its folder does not exist.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new StorageUnusableException($"The database {Name} cannot be worked on: its folder is read-only for this account.");
        }
        catch (IOException fault)
        {
            throw new StorageUnusableException(
                $"The database {Name} is in use by another process of this bot: '{_file}.lock' is held. One process works on one SQLite file. Stop the other " +
                "one, or choose PostgreSql for several.",
                fault);
        }
    }

    /// <summary>A database that is refused anyway is left as it was, without a file beside it.</summary>
    private async Task RefuseUntouchedAsync(CancellationToken cancellationToken)
    {
        await using (var opened = new SqliteConnection(_connectionString))
        {
            // SQLite opens such a file without a word and begins to write in it without one; even a reader leaves a log beside it.
            await opened.OpenAsync(cancellationToken);
            if (raw.sqlite3_db_readonly(opened.Handle, "main") != 0)
            {
                throw new StorageUnusableException($"The database {Name} {ClosedToWriters}.");
            }
        }

        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await VersionAsync(connection, transaction);
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (!Disks.TryGetValue(connection.Handle!, out _))
            {
                await connection.ExecuteAsync("PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
                Disks.Add(connection.Handle!, new Disk());
            }

            return connection;
        }
        catch (SqliteException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override async Task<DbConnection> ConnectToLookAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_file))
        {
            throw new StorageUnusableException($"There is no database {Name}.");
        }

        var settings = new SqliteConnectionStringBuilder { DataSource = _file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>To this provider the level only means that the transaction does not begin as a writer.</summary>
    protected override async Task<DbTransaction> BeginLookAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    /// <summary>Nothing is tried again here, so nobody needs to know when the commit begins.</summary>
    protected override Task<T> TransactAsync<T>(Func<DbTransaction, Task<T>> write, bool waitsForDisk, Action committing, CancellationToken cancellationToken) =>
        _writers.WriteAsync(new SqliteWriters.Writer<T>(waitsForDisk, isOneStatement: false, (_, transaction) => write(transaction!)), cancellationToken);

    private async Task TransactAsync(Func<DbConnection, DbTransaction?, Task> write, bool waitsForDisk, bool isOneStatement)
    {
        await using var connection = await ConnectAsync(CancellationToken.None);
        await WaitForDiskAsync(connection, waitsForDisk);
        if (isOneStatement)
        {
            await write(connection, null);
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await write(connection, transaction);
            await transaction.CommitAsync();
        }
        catch (DbException)
        {
            await BeforeUndoAsync(transaction);
            throw;
        }
    }

    /// <summary>SQLite has undone the whole transaction by itself.</summary>
    internal static bool IsUndone(DbTransaction transaction) => raw.sqlite3_get_autocommit(((SqliteConnection)transaction.Connection!).Handle) != 0;

    /// <summary>https://sqlite.org/pragma.html#pragma_synchronous</summary>
    private static async Task WaitForDiskAsync(DbConnection connection, bool waitsForDisk)
    {
        var disk = Disks.GetValue(((SqliteConnection)connection).Handle!, _ => throw new InvalidOperationException("The connection was not opened here."));
        if (disk.IsWaitedFor != waitsForDisk)
        {
            await connection.ExecuteAsync(waitsForDisk ? "PRAGMA synchronous=FULL;" : "PRAGMA synchronous=NORMAL;");
            disk.IsWaitedFor = waitsForDisk;
        }
    }

    /// <summary>
    /// When there is no room SQLite has undone the transaction by itself; the provider would try it again, fail, and never close
    /// the connection. So it is given something to undo.
    /// </summary>
    private static async Task BeforeUndoAsync(DbTransaction transaction)
    {
        if (!IsUndone(transaction))
        {
            return;
        }

        try
        {
            await transaction.Connection!.ExecuteAsync("BEGIN DEFERRED", transaction: transaction);
        }
        catch (InvalidOperationException)
        {
            // The provider has heard of it and will leave it at that.
        }
    }

    /// <summary>The provider's transactions are immediate: a second process waits here until the first is done.</summary>
    protected override async Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("PRAGMA journal_mode=WAL;");
        await WaitForDiskAsync(connection, waitsForDisk: true);
        return await connection.BeginTransactionAsync(cancellationToken);
    }

    protected override async Task<Holding> HoldingAsync(DbConnection connection, DbTransaction? transaction)
    {
        var tables = (await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table'", transaction: transaction)).AsList();
        return tables.Count == 0 ? Holding.Nothing : tables.Contains("schema_version") ? Holding.Versions : Holding.OtherTables;
    }

    protected override bool IsOutage(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen };

    protected override bool Renew() => false;

    protected override string? Why(Exception fault) => fault is not SqliteException sqlite
        ? null
        : sqlite.SqliteErrorCode switch
        {
            Error => "holds tables that this program did not make",
            NotADatabase => "is no database of this program",
            ReadOnly => ClosedToWriters,
            Full => "cannot be worked on: there is no room left on its disk",
            Busy or Locked => "is held by another program",
            CannotOpen when !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(_file))) => "cannot be made: its folder does not exist",
            CannotOpen => "cannot be opened: the file, or the folder it lies in, is closed to this account or read-only",
            var code => $"cannot be used (SQLite error {code})",
        };

    private sealed class Disk
    {
        public bool IsWaitedFor { get; set; } = true;
    }
}
