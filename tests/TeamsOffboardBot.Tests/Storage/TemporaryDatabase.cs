using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A real database that is gone after the test: a file, or a database of its own on the tests' PostgreSQL server.</summary>
public sealed class TemporaryDatabase : IDisposable
{
    private readonly List<Database> _opened = [];
    private readonly string _provider;
    private readonly string _name = $"t{Guid.NewGuid():N}";

    private readonly string _folder;

    /// <param name="provider">As in the options.</param>
    /// <param name="folder">Where the file is to lie; one of its own when none is given.</param>
    public TemporaryDatabase(string provider = StorageOptions.Sqlite, string? folder = null)
    {
        _provider = provider;
        _folder = folder ?? Directory.CreateTempSubdirectory("offboarding-").FullName;
        if (provider == StorageOptions.PostgreSql)
        {
            TellServer($"CREATE DATABASE {_name}");
        }
    }

    /// <summary>The file, when it is one.</summary>
    public string Path => System.IO.Path.Combine(_folder, "bot.db");

    /// <summary>The port through which the product reaches the server, when it is not the server's own.</summary>
    public int? Port { get; init; }

    public string ConnectionString => _provider == StorageOptions.PostgreSql ? OnServer(Port) : $"Data Source={Path}";

    public StorageOptions Options => new() { Provider = _provider, ConnectionString = ConnectionString };

    /// <summary>What the command verify is told to check.</summary>
    public string ToVerify => _provider == StorageOptions.PostgreSql ? ConnectionString : Path;

    /// <summary>As a process of its own would open it.</summary>
    public Database Open()
    {
        var database = Database.Of(Options);
        _opened.Add(database);
        return database;
    }

    /// <param name="signingKey">As in the options; the ends of chains are not signed when none is given.</param>
    public SqlJournal OpenJournal(TimeProvider? time = null, string? signingKey = null) =>
        new(Open(), new HeadSigner(Microsoft.Extensions.Options.Options.Create(new EvidenceOptions { SigningKey = signingKey })), time ?? TimeProvider.System);

    /// <summary>Past the product: what an intruder or an operator does to the database.</summary>
    public int Execute(string sql, object? values = null)
    {
        using var connection = Connect();
        return connection.Execute(sql, values);
    }

    public T? Ask<T>(string sql)
    {
        using var connection = Connect();
        return connection.ExecuteScalar<T>(sql);
    }

    /// <summary>How SQLite would go about a query.</summary>
    public IReadOnlyList<string> Plan(string sql)
    {
        using var connection = Connect();
        return [.. connection.Query<(long Id, long Parent, long Unused, string Detail)>($"EXPLAIN QUERY PLAN {sql}", new { limit = 1, requester = "", before = "" }).Select(line => line.Detail)];
    }

    /// <summary>The file of the alarms is gone, also for connections that were kept open on it.</summary>
    public void LoseSchedule()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder, "bot-schedule.db*"))
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (_provider == StorageOptions.PostgreSql)
        {
            TellServer($"DROP DATABASE {_name} WITH (FORCE)");
        }
    }

    private static void TellServer(string sql)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(PostgreSqlServer.Address) { Database = "postgres", Pooling = false }.ConnectionString);
        connection.Execute(sql);
    }

    private string OnServer(int? port)
    {
        var address = new NpgsqlConnectionStringBuilder(PostgreSqlServer.Address) { Database = _name };
        address.Port = port ?? address.Port;
        return address.ConnectionString;
    }

    private DbConnection Connect() => _provider == StorageOptions.PostgreSql
        ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(OnServer(port: null)) { Pooling = false }.ConnectionString)
        : new SqliteConnection(ConnectionString);
}
