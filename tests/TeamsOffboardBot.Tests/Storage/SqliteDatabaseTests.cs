using System.Data.Common;
using Shouldly;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

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
        using var database = new SqliteDatabase("Data Source=/no/such/folder/bot.db");

        (await Should.ThrowAsync<StorageUnusableException>(() => database.PrepareAsync(CancellationToken.None)))
            .Message.ShouldContain("/no/such/folder/bot.db");
    }

    [Fact]
    public async Task Of_those_who_write_together_each_hears_of_its_own_writing()
    {
        var crowd = await WritingCrowd.GatherAsync(_database.Open());
        using var impatient = new CancellationTokenSource();
        var first = crowd.WriteAsync("first");
        var fails = crowd.WriteAsync("fails", _ => throw new InvalidOperationException("Thought better of it."));
        var twin = crowd.WriteAsync("first");
        var gone = crowd.WriteAsync("gone", cancellationToken: impatient.Token);
        var last = crowd.WriteAsync("last");
        await impatient.CancelAsync();
        crowd.LetThrough();

        await Task.WhenAll(first, last);
        (await Should.ThrowAsync<InvalidOperationException>(() => fails)).Message.ShouldBe("Thought better of it.");
        crowd.Database.IsDuplicate(await Should.ThrowAsync<DbException>(() => twin)).ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        (await crowd.WrittenAsync()).ShouldBe(["before", "first", "last"]);
    }

    [Theory]
    [InlineData("PostgreSql", "Host=db", "must name a PostgreSQL server and database")]
    [InlineData("PostgreSql", "postgresql://bot:pass-word@db/offboarding", "must name a PostgreSQL server and database")]
    [InlineData("PostgreSql", "Host=db;Database=a;Port=many;Password=pass-word", "must name a PostgreSQL server and database")]
    [InlineData("Access", "Data Source=a.db", "Storage:Provider must be Sqlite or PostgreSql")]
    [InlineData("Sqlite", "", "Storage:ConnectionString must name a file")]
    [InlineData("Sqlite", "Data Source=:memory:", "Storage:ConnectionString must name a file")]
    [InlineData("Sqlite", "Nonsense=1", "Storage:ConnectionString must name a file")]
    public void A_setting_that_cannot_work_is_answered_in_one_line(string provider, string connection, string expected)
    {
        var result = new StorageOptionsValidator().Validate(name: null, new StorageOptions { Provider = provider, ConnectionString = connection });

        result.FailureMessage.ShouldNotBeNull().ShouldContain(expected);
        result.FailureMessage.ShouldNotContain("pass-word");
    }

    [Fact]
    public void The_shipped_setting_works() =>
        new StorageOptionsValidator().Validate(name: null, new StorageOptions { ConnectionString = "Data Source=bot.db" }).Succeeded.ShouldBeTrue();
}
