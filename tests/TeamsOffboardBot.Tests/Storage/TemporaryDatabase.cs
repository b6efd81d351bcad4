using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A real database file that is gone after the test.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("offboarding-").FullName;
    private readonly List<SqliteDatabase> _opened = [];

    public string Path => System.IO.Path.Combine(_folder, "bot.db");

    public string ConnectionString => $"Data Source={Path}";

    /// <summary>As a process of its own would open it.</summary>
    public SqliteDatabase Open()
    {
        var database = new SqliteDatabase(Options.Create(new StorageOptions { ConnectionString = ConnectionString }));
        _opened.Add(database);
        return database;
    }

    public SqlJournal OpenJournal(TimeProvider? time = null) => new(Open(), time ?? TimeProvider.System);

    /// <summary>Past the product: what an intruder or an operator does to the file.</summary>
    public int Execute(string sql, object? values = null)
    {
        using var connection = new SqliteConnection(ConnectionString);
        return connection.Execute(sql, values);
    }

    public T? Ask<T>(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        return connection.ExecuteScalar<T>(sql);
    }

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
