using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace Benchmarks.World;

/// <summary>A PostgreSQL server of its own, started and stopped by tests/postgres.sh.</summary>
public sealed partial class PostgreSqlServer : IAsyncDisposable
{
    private readonly string _address;
    private readonly string _directory;

    private PostgreSqlServer(string address, string directory) => (_address, _directory) = (address, directory);

    /// <returns>Or the one line in which the script says why there is none.</returns>
    public static async Task<(PostgreSqlServer? Server, string Reason)> StartAsync()
    {
        var (said, complained, isStarted) = await ScriptAsync("start", directory: null);
        var told = Exported().Matches(said).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
        return isStarted && told.TryGetValue("TEST_POSTGRESQL", out var address) && told.TryGetValue("TEST_POSTGRESQL_DIR", out var directory)
            ? (new PostgreSqlServer(address, directory), "")
            : (null, complained.Trim().Split('\n')[^1]);
    }

    /// <returns>How to reach a new database.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection($"{_address};Database=postgres");
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return $"{_address};Database={name}";
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ScriptAsync("stop", _directory);
    }

    private static async Task<(string Said, string Complained, bool IsDone)> ScriptAsync(string command, string? directory)
    {
        var repository = typeof(PostgreSqlServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;
        var info = new ProcessStartInfo("bash", [Path.Combine(repository, "tests", "postgres.sh"), command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["TEST_POSTGRESQL_DIR"] = directory ?? "";
        using var script = Process.Start(info)!;
        var (said, complained) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync();
        return (await said, await complained, script.ExitCode == 0);
    }

    [GeneratedRegex("^export (?<name>\\w+)='(?<value>[^']*)'$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exported();
}
