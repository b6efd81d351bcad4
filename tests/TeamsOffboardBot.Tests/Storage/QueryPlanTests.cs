using Shouldly;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A company may keep its requests for many years: what is asked again and again reads the few that are open, and not all that there ever were.</summary>
public sealed class QueryPlanTests : IDisposable
{
    /// <summary>They hold what is open, due or shown alone; of what is shown, one page is read.</summary>
    private static readonly string[] OfFew = ["requests_open", "requests_due", "requests_shown_by"];

    private readonly TemporaryDatabase _database = new(StorageOptions.Sqlite);

    [Theory]
    [InlineData(SqlJournal.Open)]
    [InlineData(SqlJournal.OpenForLeaver)]
    [InlineData(SqlJournal.Watched)]
    [InlineData(SqlJournal.Recent)]
    [InlineData(SqlJournal.RecentOfRequester)]
    public async Task A_list_is_found_by_an_index_that_holds_nothing_else(string which) => await ShouldUseIndexes($"SELECT {RequestRecord.Columns} FROM requests {which}");

    [Fact]
    public async Task What_came_after_an_offboarding_is_found_among_the_requests_for_its_leaver() => await ShouldUseIndexes(SqlJournal.Following);

    [Fact]
    public async Task Cards_that_are_behind_are_found_from_the_few_that_are_not_finished() => await ShouldUseIndexes(SqlCardCopies.Behind);

    public void Dispose() => _database.Dispose();

    private async Task ShouldUseIndexes(string sql)
    {
        await _database.OpenJournal().OpenAsync(CancellationToken.None);
        var plan = _database.Plan(sql);

        plan.ShouldNotBeEmpty();
        plan.ShouldAllBe(line => !IsScanOf(line, "requests") || OfFew.Any(line.Contains), string.Join("; ", plan));
        plan.ShouldAllBe(line => !IsScanOf(line, "card_copies") || line.Contains("card_copies_unfinished"), string.Join("; ", plan));
    }

    /// <summary>Older engines write "SCAN TABLE".</summary>
    private static bool IsScanOf(string line, string table) => line.StartsWith("SCAN", StringComparison.Ordinal) && line.Split(' ').Contains(table);
}
