using Npgsql;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>A database copied while the bot works, lost, and brought back.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly Dictionary<string, string> NoSettings = [];

    /// <summary>The copy may say that the process which is gone has the run in hand.</summary>
    private static readonly (string, string)[] ShortLease = [("Runs:Lease", "00:00:06"), ("Microsoft365:CallTimeout", "00:00:05")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-");

    private string Copy => Path.Combine(_folder.FullName, "copy");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_SQLite_database_is_copied_beside_a_working_bot_and_the_request_goes_on_from_the_copy()
    {
        await using var bot = await BotHost.StartProcessAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await BackUpAsync("save", bot.Database, Copy);
        await bot.KillAsync();
        Directory.GetFiles(Path.GetDirectoryName(bot.Database)!).ToList().ForEach(File.Delete);

        await BackUpAsync("restore", Copy, bot.Database);

        await GoesOnAsync(bot);
    }

    [PostgreSqlFact]
    [Trait("Category", PostgreSqlServer.Category)]
    public async Task A_PostgreSQL_database_is_copied_beside_a_working_bot_and_the_request_goes_on_from_the_copy()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql), settings: ShortLease);
        await bot.AsksForAsync(bot.Megan, "Adele");
        var address = Address(bot.Kept.ConnectionString);
        await BackUpAsync("save", address, Copy);
        await bot.KillAsync();
        var (_, full) = await Scripts.RunAsync("deployment/backup.sh", Password, "restore", Copy, address);
        full.ShouldContain("the database is not empty");
        bot.Kept.Execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");

        await BackUpAsync("restore", Copy, address);

        await GoesOnAsync(bot);
    }

    [Fact]
    public async Task Nothing_is_ever_overwritten()
    {
        using var database = new TemporaryDatabase();
        await database.Open().OpenAsync(CancellationToken.None);
        await BackUpAsync("save", database.Path, Copy);
        var (again, said) = await Scripts.RunAsync("deployment/backup.sh", NoSettings, "save", database.Path, Copy);
        var (back, saidBack) = await Scripts.RunAsync("deployment/backup.sh", NoSettings, "restore", Copy, database.Path);

        (again, back).ShouldBe((2, 2));
        said.ShouldContain("already");
        saidBack.ShouldContain("Stop the bot");
    }

    [Theory]
    [InlineData("save")]
    [InlineData("keep", "a", "b")]
    [InlineData("save", "/nowhere/bot.db", "/tmp/never")]
    public async Task What_makes_no_sense_gets_one_clear_line(params string[] words)
    {
        var (exitCode, output) = await Scripts.RunAsync("deployment/backup.sh", NoSettings, words);

        exitCode.ShouldBe(2);
        output.Trim().ShouldStartWith("deployment/backup.sh: ");
        output.Trim().ShouldNotContain('\n');
    }

    private static Dictionary<string, string> Password => PostgreSqlServer.ReasonToSkip is null
        ? new(StringComparer.Ordinal) { ["PGPASSWORD"] = new NpgsqlConnectionStringBuilder(PostgreSqlServer.Address).Password ?? "" }
        : NoSettings;

    private static async Task BackUpAsync(params string[] words)
    {
        var (exitCode, output) = await Scripts.RunAsync("deployment/backup.sh", Password, words);
        exitCode.ShouldBe(0, output);
    }

    /// <summary>The chain is whole, and the approval that was waiting can be given.</summary>
    private static async Task GoesOnAsync(BotHost bot)
    {
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, output);
        await bot.StartProcessAgainAsync();
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
    }

    private static string Address(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{parts.Username}@{parts.Host}:{parts.Port}/{parts.Database}";
    }
}
