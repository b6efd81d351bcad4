using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class RunLeaseOnSqliteTests() : RunLeaseLaws(StorageOptions.Sqlite)
{
    [Fact]
    public async Task Whatever_lease_there_is_was_left_by_a_process_that_ended()
    {
        (await Leases("dead").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();

        (await Leases("next").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();
    }
}

[Trait("Category", PostgreSqlServer.Category)]
public sealed class RunLeaseOnPostgreSqlTests() : RunLeaseLaws(StorageOptions.PostgreSql)
{
    [PostgreSqlFact]
    public async Task A_run_is_taken_by_one_process_until_its_lease_runs_out()
    {
        (await Leases("one").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();
        (await Leases("two").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeFalse();
        (await Leases("two").AbandonedAsync(CancellationToken.None)).ShouldBeEmpty();

        RunsOut();

        (await Leases("one").RenewAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeFalse();
        (await Leases("two").AbandonedAsync(CancellationToken.None)).ShouldBe([ARequest.Id]);
        (await Leases("two").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();
        (await Leases("one").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeFalse();
    }

    [PostgreSqlFact]
    public async Task Of_many_that_reach_for_a_run_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Leases($"process {i}").TakeAsync(ARequest.Id, Long, CancellationToken.None)));

        taken.Count(t => t).ShouldBe(1);
    }
}

public abstract class RunLeaseLaws(string provider) : IDisposable
{
    protected static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly TemporaryDatabase _database = new(provider);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public async Task A_run_is_laid_down_only_on_the_journal_that_was_looked_at()
    {
        var journal = _database.OpenJournal();
        await journal.AppendAsync(ARequest.Id, 0, [ARequest.Submitted("block"), ARequest.Approved()], CancellationToken.None);
        var leases = Leases("one");
        await leases.TakeAsync(ARequest.Id, Long, CancellationToken.None);

        (await leases.HeadsAsync(CancellationToken.None))[ARequest.Id].ShouldBe(2);
        (await Leases("two").HeadsAsync(CancellationToken.None)).ShouldBeEmpty();

        (await leases.LayDownAsync(ARequest.Id, new Rest(1, ARequest.Noon), CancellationToken.None)).ShouldBeFalse();
        (await DueAsync(journal)).ShouldNotBe(ARequest.Noon);
        (await leases.RenewAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();

        (await leases.LayDownAsync(ARequest.Id, new Rest(2, ARequest.Noon), CancellationToken.None)).ShouldBeTrue();
        (await DueAsync(journal)).ShouldBe(ARequest.Noon);
        (await leases.RenewAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeFalse();
        (await Leases("two").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();
    }

    [EngineFact]
    public async Task Every_append_makes_its_request_due_and_a_closed_request_never_is()
    {
        var journal = _database.OpenJournal();
        await journal.AppendAsync(ARequest.Id, 0, [ARequest.Submitted("block")], CancellationToken.None);
        await Leases("one").LayDownAsync(ARequest.Id, new Rest(1, null), CancellationToken.None);
        (await DueAsync(journal)).ShouldBeNull();

        await journal.AppendAsync(ARequest.Id, 1, [ARequest.Approved()], CancellationToken.None);
        (await DueAsync(journal)).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow());

        await journal.AppendAsync(ARequest.Id, 2, [new TeamsOffboardBot.Runs.State.RunEvent.RunFinished(TeamsOffboardBot.Runs.State.StepStatus.Changed)], CancellationToken.None);
        (await DueAsync(journal)).ShouldBeNull();
    }

    [EngineFact]
    public async Task A_run_that_is_given_up_unfinished_is_anybodys_at_once()
    {
        await Leases("one").TakeAsync(ARequest.Id, Long, CancellationToken.None);

        await Leases("one").AbandonAsync(ARequest.Id, CancellationToken.None);

        (await Leases("two").AbandonedAsync(CancellationToken.None)).ShouldBe([ARequest.Id]);
        (await Leases("two").TakeAsync(ARequest.Id, Long, CancellationToken.None)).ShouldBeTrue();
        (await Leases("two").AbandonedAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    private protected SqlRunLeases Leases(string process) => new(_database.Open(), new RunOwner(process));

    protected void RunsOut() => _database.Execute("UPDATE run_leases SET alive_until = alive_until - 3600000");

    private static async Task<DateTimeOffset?> DueAsync(SqlJournal journal) => (await journal.RecentAsync(null, 1, CancellationToken.None)).Single().DueAt;
}
