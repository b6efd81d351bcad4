using Shouldly;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class MigrationOnSqliteTests() : MigrationLaws(StorageOptions.Sqlite);

[Trait("Category", PostgreSqlServer.Category)]
public sealed class MigrationOnPostgreSqlTests() : MigrationLaws(StorageOptions.PostgreSql);

public abstract class MigrationLaws(string provider) : IDisposable
{
    private readonly TemporaryDatabase _database = new(provider);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public async Task The_tables_are_made_once_however_many_processes_start_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _database.Open().PrepareAsync(CancellationToken.None))));

        _database.Ask<long>("SELECT COUNT(*) FROM schema_version").ShouldBe(Migrations.All.Count);
    }

    [EngineFact]
    public async Task A_database_of_the_first_version_can_be_checked_as_it_is_and_is_brought_up_to_date_by_the_start()
    {
        _database.Execute($"CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version (version) VALUES (1); {Migrations.All[0]}");
        (await KeptJournals.AllAsync(_database.Open(), CancellationToken.None)).ShouldBeEmpty();
        _database.Ask<long>("SELECT COUNT(*) FROM schema_version").ShouldBe(1);

        await _database.Open().OpenAsync(CancellationToken.None);

        _database.Ask<long>("SELECT MAX(version) FROM schema_version").ShouldBe(Migrations.All.Count);
        (await _database.OpenJournal().OpenAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_database_of_a_newer_version_is_refused_with_one_line()
    {
        await _database.Open().PrepareAsync(CancellationToken.None);
        _database.Execute("INSERT INTO schema_version (version) VALUES (99)");

        (await RefusalAsync()).ShouldContain("schema 99, written by a newer version");
        _database.Ask<long>("SELECT COUNT(*) FROM schema_version").ShouldBe(Migrations.All.Count + 1);
    }

    [EngineFact]
    public async Task A_database_with_a_version_missing_in_between_is_refused()
    {
        await _database.Open().PrepareAsync(CancellationToken.None);
        _database.Execute("DELETE FROM schema_version; INSERT INTO schema_version (version) VALUES (0)");

        (await RefusalAsync()).ShouldContain("did not make");
    }

    [EngineFact]
    public async Task Tables_of_another_program_are_left_alone()
    {
        _database.Execute("CREATE TABLE journal (entry TEXT); INSERT INTO journal VALUES ('Dear diary')");

        (await RefusalAsync()).ShouldContain("did not make");
        _database.Ask<string>("SELECT entry FROM journal").ShouldBe("Dear diary");
    }

    [EngineFact]
    public async Task A_table_of_versions_that_is_another_programs_is_left_alone()
    {
        _database.Execute("CREATE TABLE schema_version (version TEXT); INSERT INTO schema_version VALUES ('2.1-rc')");

        (await RefusalAsync()).ShouldContain("did not make");
    }

    [EngineFact]
    public async Task A_table_of_versions_of_another_shape_is_left_alone()
    {
        _database.Execute("CREATE TABLE schema_version (installed_rank INTEGER)");

        (await RefusalAsync()).ShouldContain("did not make");
    }

    private async Task<string> RefusalAsync()
    {
        var refused = await Should.ThrowAsync<StorageUnusableException>(() => _database.Open().OpenAsync(CancellationToken.None));
        refused.Message.ShouldNotContain('\n');
        return refused.Message;
    }
}
