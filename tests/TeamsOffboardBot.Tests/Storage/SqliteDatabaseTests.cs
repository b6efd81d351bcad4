using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_one_line()
    {
        await _database.Open().PrepareAsync(CancellationToken.None);
        _database.Execute("INSERT INTO schema_version (version) VALUES (99)");

        var refused = await Should.ThrowAsync<StorageUnusableException>(() => _database.Open().PrepareAsync(CancellationToken.None));

        refused.Message.ShouldContain("schema 99");
        refused.Message.ShouldContain("newer version");
        refused.Message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await File.WriteAllTextAsync(_database.Path, string.Concat(Enumerable.Repeat("Quarterly figures. ", 200)));

        var refused = await Should.ThrowAsync<StorageUnusableException>(() => _database.Open().PrepareAsync(CancellationToken.None));

        refused.Message.ShouldContain("no database of this program");
        (await File.ReadAllTextAsync(_database.Path)).ShouldStartWith("Quarterly figures.");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        using var database = new SqliteDatabase(Options.Create(new StorageOptions { ConnectionString = "Data Source=/no/such/folder/bot.db" }));

        (await Should.ThrowAsync<StorageUnusableException>(() => database.PrepareAsync(CancellationToken.None)))
            .Message.ShouldContain("/no/such/folder/bot.db");
    }

    [Fact]
    public async Task The_tables_are_made_once_however_many_processes_start_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _database.Open().PrepareAsync(CancellationToken.None))));

        _database.Ask<long>("SELECT COUNT(*) FROM schema_version").ShouldBe(Migrations.All.Count);
    }

    [Theory]
    [InlineData("PostgreSql", "Host=db", "PostgreSql is not in this version")]
    [InlineData("Access", "Data Source=a.db", "Storage:Provider must be Sqlite")]
    [InlineData("Sqlite", "", "Storage:ConnectionString must name a file")]
    [InlineData("Sqlite", "Data Source=:memory:", "Storage:ConnectionString must name a file")]
    [InlineData("Sqlite", "Nonsense=1", "Storage:ConnectionString must name a file")]
    public void A_setting_that_cannot_work_is_answered_in_one_line(string provider, string connection, string expected)
    {
        var result = new StorageOptionsValidator().Validate(name: null, new StorageOptions { Provider = provider, ConnectionString = connection });

        result.FailureMessage.ShouldNotBeNull().ShouldContain(expected);
    }

    [Fact]
    public void The_shipped_setting_works() =>
        new StorageOptionsValidator().Validate(name: null, new StorageOptions { ConnectionString = "Data Source=bot.db" }).Succeeded.ShouldBeTrue();
}
