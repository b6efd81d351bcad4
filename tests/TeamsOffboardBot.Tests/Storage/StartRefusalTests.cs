using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A real process on a database that it cannot work on: one line, an exit code, and nothing changed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StartRefusalTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_second_process_on_the_same_file_ends_and_whoever_only_looks_does_not()
    {
        await using var bot = await BotHost.StartProcessAsync();

        (await RefusalAsync(bot.Settings)).ShouldContain("in use by another process");
        (await BotProcess.RunAsync(bot.Settings, "verify", bot.Database)).ExitCode.ShouldBe(0);
        (await BotProcess.RunAsync(bot.Settings, "evidence", "R-NONE", "--out", Path.GetTempPath())).Output.ShouldContain("no request 'R-NONE'");

        await bot.KillAsync();
        await bot.StartProcessAgainAsync();
        (await bot.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_as_it_is()
    {
        await _file.Open().PrepareAsync(CancellationToken.None);
        _file.Execute("INSERT INTO schema_version (version) VALUES (99)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        await LeavesAloneAsync("schema 99, written by a newer version");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(_file.Path, string.Concat(Enumerable.Repeat("Quarterly figures. ", 200)));

        await LeavesAloneAsync("is no database of this program");
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_as_it_is()
    {
        _file.Execute("CREATE TABLE places (url TEXT)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        await LeavesAloneAsync("holds tables that this program did not make");
    }

    [Theory]
    [InlineData(false, "read-only")]
    [InlineData(true, "read-only")]
    public async Task A_file_or_folder_that_may_not_be_written_is_named(bool isThere, string said)
    {
        if (isThere)
        {
            await _file.Open().PrepareAsync(CancellationToken.None);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        try
        {
            await LeavesAloneAsync(said, asNobody: true);
        }
        finally
        {
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_read_only_file_in_a_folder_that_may_be_written_is_named()
    {
        await _file.Open().PrepareAsync(CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.SetUnixFileMode(_file.Path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);

        await LeavesAloneAsync("read-only", asNobody: true);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_not_made()
    {
        var folder = Path.Combine(Folder, "none");

        (await RefusalAsync(Settings(StorageOptions.Sqlite, $"Data Source={Path.Combine(folder, "bot.db")}"))).ShouldContain("folder does not exist");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [PostgreSqlTheory]
    [Trait("Category", PostgreSqlServer.Category)]
    [InlineData("Username=tests;Password=pass-word;Database=postgres", "does not let 'tests' in: check Username and Password")]
    [InlineData("Username=nobody-known;Password=pass-word;Database=postgres", "does not let 'nobody-known' in")]
    [InlineData("Username=tests;Database=postgres;Password=", "does not let 'tests' in")]
    [InlineData("Database=not_there", "does not exist on the server")]
    [InlineData("Database=postgres;Port=1", "does not answer: check Host and Port")]
    [InlineData("Database=postgres;Host=no-such-host.invalid", "does not answer: check Host and Port")]
    [InlineData("Database=postgres;Colour=Blue;Password=pass-word", "must name a PostgreSQL server and database")]
    public async Task A_server_that_cannot_be_worked_with_is_named_and_the_password_is_not(string wrong, string said)
    {
        var refusal = await RefusalAsync(Settings(StorageOptions.PostgreSql, $"{PostgreSqlServer.Address};{wrong}"));

        refusal.ShouldContain(said);
        refusal.ShouldNotContain(new NpgsqlConnectionStringBuilder(PostgreSqlServer.Address).Password!);
    }

    [PostgreSqlFact]
    [Trait("Category", PostgreSqlServer.Category)]
    public async Task A_server_database_of_a_newer_version_is_left_as_it_is()
    {
        using var database = new TemporaryDatabase(StorageOptions.PostgreSql);
        database.Execute("CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version SELECT generate_series(1, 99)");

        (await RefusalAsync(Settings(StorageOptions.PostgreSql, database.ConnectionString))).ShouldContain("schema 99, written by a newer version");
        database.Ask<long>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'").ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_takes_the_call_and_says_nothing_is_not_waited_for_long()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndpoint).Port, Database = "bot", Username = "bot" };

        (await RefusalAsync(Settings(StorageOptions.PostgreSql, address.ConnectionString)).WaitAsync(TimeSpan.FromMinutes(1))).ShouldContain("does not answer");
    }

    private string Folder => Path.GetDirectoryName(_file.Path)!;

    private static Dictionary<string, string> Settings(string provider, string connection) => new(StringComparer.Ordinal)
    {
        ["urls"] = "http://127.0.0.1:0",
        ["Storage:Provider"] = provider,
        ["Storage:ConnectionString"] = connection,
        ["Microsoft365:GraphUrl"] = "http://127.0.0.1:1/graph",
        ["Microsoft365:ExchangeUrl"] = "http://127.0.0.1:1/exchange",
        ["Microsoft365:SharePointUrl"] = "http://127.0.0.1:1/sharepoint",
    };

    private async Task LeavesAloneAsync(string said, bool asNobody = false)
    {
        var before = Contents();

        (await RefusalAsync(Settings(StorageOptions.Sqlite, _file.ConnectionString), asNobody)).ShouldContain(said);

        Contents().ShouldBe(before);
    }

    private Dictionary<string, string> Contents() =>
        Directory.GetFiles(Folder).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal);

    private static async Task<string> RefusalAsync(IReadOnlyDictionary<string, string> settings, bool asNobody = false)
    {
        var (code, said) = asNobody ? await BotProcess.RunAsNobodyAsync(settings) : await BotProcess.RunAsync(settings);
        code.ShouldBe(1, said);
        said.TrimEnd().ShouldNotContain('\n');
        said.ShouldStartWith("The bot does not start: ");
        said.ShouldNotContain("pass-word");
        return said;
    }
}
