using System.Data.Common;
using Dapper;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// The seam between the tables and the engine that keeps them: everything above speaks the SQL that both engines share, and
/// the two classes below it are the one place that knows the differences. A commit is on the disk before it counts: the
/// journal must not lose an effect that was already brought about.
/// </summary>
public abstract class Database : IDisposable
{
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private volatile bool _isPrepared;

    /// <summary>Never more than one process works on it.</summary>
    public abstract bool IsForOneProcess { get; }

    /// <summary>The database's own clock, in milliseconds since 1970: SQL.</summary>
    public abstract string Now { get; }

    /// <summary>The database as an operator knows it; never a password.</summary>
    public abstract string Name { get; }

    public static Database Of(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Provider == StorageOptions.PostgreSql ? new PostgreSqlDatabase(options.ConnectionString) : new SqliteDatabase(options.ConnectionString);
    }

    /// <summary>
    /// What a process does before it serves: makes sure that it may work on this database, and brings the tables to its own
    /// shape. Throws <see cref="StorageUnusableException"/>, and has then changed nothing.
    /// </summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await AskedForAsync(() => OccupyAsync(cancellationToken));
        await PrepareAsync(cancellationToken);
    }

    /// <summary>Brings the tables to this version's shape, once, whoever else does the same meanwhile.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_isPrepared)
            {
                await AskedForAsync(() => MigrateAsync(cancellationToken));
                _isPrepared = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>Does what two processes that start together would do in each other's way.</summary>
    public async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await PreparedAsync(cancellationToken);
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await BeginMigrationAsync(connection, cancellationToken);
        await work();
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        await PreparedAsync(cancellationToken);
        return await AgainAsync(
            async () =>
            {
                await using var connection = await ConnectAsync(cancellationToken);
                return await read(connection);
            },
            () => true);
    }

    /// <summary>
    /// One transaction, undone when <paramref name="write"/> throws. A connection that turns out to be dead before the commit is
    /// replaced once, so <paramref name="write"/> may run twice; a commit whose answer is lost is never repeated here.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) => WriteAsync(write, waitsForDisk: true, cancellationToken);

    /// <summary>
    /// As <see cref="WriteAsync{T}(Func{DbTransaction,Task{T}},CancellationToken)"/>, without waiting for the disk: for what only counts together with something that is written later.
    /// The log of a database is written in order, so whatever waits for the disk has all notes before it on the disk as well; a note that a power cut takes had no consequence.
    /// </summary>
    public Task<T> NoteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) => WriteAsync(write, waitsForDisk: false, cancellationToken);

    /// <summary>As <see cref="NoteAsync{T}"/>, of one statement. Gives the number of rows.</summary>
    public virtual Task<int> NoteAsync(string sql, object values, CancellationToken cancellationToken) =>
        NoteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, values, transaction), cancellationToken);

    private async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, bool waitsForDisk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        await PreparedAsync(cancellationToken);
        var isCommitting = false;
        return await AgainAsync(() => TransactAsync(write, waitsForDisk, () => isCommitting = true, cancellationToken), () => !isCommitting);
    }

    /// <summary>
    /// One moment of the database, for somebody who only looks: nothing is made, migrated or written, and whoever works on it
    /// goes on. Throws <see cref="StorageUnusableException"/>.
    /// </summary>
    public async Task<T> LookAsync<T>(Func<DbTransaction, Task<T>> look, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(look);
        T? seen = default;
        await AskedForAsync(async () =>
        {
            await using var connection = await ConnectToLookAsync(cancellationToken);
            await using var moment = await BeginLookAsync(connection, cancellationToken);
            seen = await look(moment);
        });
        return seen!;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A row that must be unique is there already.</summary>
    public abstract bool IsDuplicate(DbException fault);

    protected virtual void Dispose(bool disposing) => _preparing.Dispose();

    /// <summary>Keeps out whoever must not work on the same database at the same time.</summary>
    protected abstract Task OccupyAsync(CancellationToken cancellationToken);

    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    protected abstract Task<DbConnection> ConnectToLookAsync(CancellationToken cancellationToken);

    protected abstract Task<DbTransaction> BeginLookAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>One transaction, undone when <paramref name="write"/> throws.</summary>
    /// <param name="waitsForDisk">Whether the commit does.</param>
    /// <param name="committing">Is told before the commit, where somebody may try again until then.</param>
    protected abstract Task<T> TransactAsync<T>(Func<DbTransaction, Task<T>> write, bool waitsForDisk, Action committing, CancellationToken cancellationToken);

    /// <summary>A transaction in which no other process migrates.</summary>
    protected abstract Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>What the database holds, asked of the engine's own catalogue.</summary>
    protected abstract Task<Holding> HoldingAsync(DbConnection connection, DbTransaction? transaction);

    /// <summary>The database does not answer, or has no room: not a mistake of the caller, and it may pass.</summary>
    protected abstract bool IsOutage(Exception fault);

    /// <summary>Connections that were open before the fault are not to be used again. False when that would change nothing.</summary>
    protected abstract bool Renew();

    /// <summary>The end of the sentence "The database X …".</summary>
    protected abstract string? Why(Exception fault);

    /// <summary>The tables' version; 0 when there are none yet. Throws when they are not this program's, or not of its time.</summary>
    protected async Task<int> VersionAsync(DbConnection connection, DbTransaction? transaction)
    {
        var holding = await HoldingAsync(connection, transaction);
        if (holding == Holding.Nothing)
        {
            return 0;
        }

        var known = Migrations.All.Count;
        var versions = holding == Holding.Versions ? await VersionsAsync(connection, transaction) : [];
        if (versions.Count == 0 || !versions.SequenceEqual(Enumerable.Range(1, versions.Count)) && versions[^1] <= known)
        {
            throw new StorageUnusableException($"The database {Name} holds tables that this program did not make.");
        }

        return versions[^1] <= known
            ? versions.Count
            : throw new StorageUnusableException(
                $"The database {Name} has schema {versions[^1]}, written by a newer version of this program; this one knows {known}.");
    }

    private static async Task<List<int>> VersionsAsync(DbConnection connection, DbTransaction? transaction)
    {
        // As text: another program's table of the same name may keep anything there.
        var texts = await connection.QueryAsync<string?>("SELECT CAST(version AS TEXT) FROM schema_version", transaction: transaction);
        return [.. texts.Select(text => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).Order()];
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await BeginMigrationAsync(connection, cancellationToken);
        var version = await VersionAsync(connection, transaction);
        if (version == 0)
        {
            await connection.ExecuteAsync("CREATE TABLE schema_version (version INTEGER NOT NULL)", transaction: transaction);
        }

        for (var number = version + 1; number <= Migrations.All.Count; number++)
        {
            await connection.ExecuteAsync(Migrations.All[number - 1], transaction: transaction);
            await connection.ExecuteAsync("INSERT INTO schema_version (version) VALUES (@number)", new { number }, transaction);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    protected Task PreparedAsync(CancellationToken cancellationToken) => _isPrepared ? Task.CompletedTask : PrepareAsync(cancellationToken);

    protected async Task<T> AgainAsync<T>(Func<Task<T>> work, Func<bool> mayRepeat)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            if (!mayRepeat() || !Renew())
            {
                throw new DatabaseOutageException(Name, fault);
            }
        }

        try
        {
            return await work();
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw new DatabaseOutageException(Name, fault);
        }
    }

    private async Task AskedForAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (Why(fault) is not null)
        {
            throw new StorageUnusableException($"The database {Name} {Why(fault)}.", fault);
        }
    }

    protected enum Holding
    {
        Nothing,

        /// <summary>A table of versions, this program's or not.</summary>
        Versions,

        /// <summary>Tables, and none of versions.</summary>
        OtherTables,
    }
}
