using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class SqlJournalOnSqliteTests() : SqlJournalLaws(StorageOptions.Sqlite);

[Trait("Category", PostgreSqlServer.Category)]
public sealed class SqlJournalOnPostgreSqlTests() : SqlJournalLaws(StorageOptions.PostgreSql);

public abstract class SqlJournalLaws(string provider) : IDisposable
{
    private readonly TemporaryDatabase _database = new(provider);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public async Task What_was_appended_is_read_back_by_another_process()
    {
        await Append(_database.OpenJournal(), 0, ARequest.Submitted("block-sign-in", "leave-groups"), ARequest.Approved());

        var state = await _database.OpenJournal().ReadAsync(ARequest.Id, CancellationToken.None);

        state.ShouldNotBeNull();
        state.Seq.ShouldBe(2);
        state.Stage.ShouldBe(RequestStage.Running);
        state.Requester.ShouldBe(ARequest.Megan);
        state.Leaver.ShouldBe(ARequest.Adele);
        state.Decision!.By.ShouldBe(ARequest.Nestor);
        state.Snapshot.OneDrive.Unknown!.Key.ShouldBe("Rules.Unknown");
        state.Steps.Select(s => s.Id.Value).ShouldBe(["block-sign-in", "leave-groups"]);
        state.Head.ShouldBe((await _database.OpenJournal().EntriesAsync(ARequest.Id, CancellationToken.None))[^1].Hash);
    }

    [EngineFact]
    public async Task A_request_nobody_made_is_none() =>
        (await _database.OpenJournal().ReadAsync(ARequest.Id, CancellationToken.None)).ShouldBeNull();

    [EngineFact]
    public async Task Two_people_appending_at_once_make_one_decision()
    {
        await Append(_database.OpenJournal(), 0, ARequest.Submitted("block-sign-in"));
        var people = Enumerable.Range(0, 8).Select(_ => _database.OpenJournal()).ToList();

        var results = await Task.WhenAll(people.Select((journal, i) => Task.Run(() =>
            Append(journal, 1, i % 2 == 0 ? ARequest.Approved() : ARequest.Rejected("Not yet")))));

        results.OfType<AppendResult.Appended>().Count().ShouldBe(1);
        results.OfType<AppendResult.Conflict>().Count().ShouldBe(7);
        (await people[0].EntriesAsync(ARequest.Id, CancellationToken.None)).Count.ShouldBe(2);
    }

    [EngineFact]
    public async Task Many_who_append_as_fast_as_they_can_leave_one_whole_chain()
    {
        await Append(_database.OpenJournal(), 0, ARequest.Submitted("block-sign-in"), ARequest.Approved());

        var won = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _database.OpenJournal()).Select(journal => Task.Run(async () =>
        {
            var appended = 0;
            for (var turn = 0; turn < 10; turn++)
            {
                var state = (await journal.ReadAsync(ARequest.Id, CancellationToken.None))!;
                var result = await Append(journal, state.Seq, new RunEvent.RunClaimed("one", state.Epoch + 1));
                appended += result is AppendResult.Appended ? 1 : 0;
            }

            return appended;
        })));

        var kept = (await KeptJournals.AllAsync(_database.Open(), CancellationToken.None)).ShouldHaveSingleItem();
        kept.Entries.Count.ShouldBe(2 + won.Sum());
        ChainCheck.FirstFlaw(kept.Request, kept.Entries, kept.Head).ShouldBeNull();
    }

    [EngineFact]
    public async Task Names_that_no_database_likes_are_kept()
    {
        var odd = ARequest.Adele with { DisplayName = "Ad\0ele \ud83d 'Vance'; DROP TABLE journal;-- \u202e\ud83d\ude80" };
        await Append(_database.OpenJournal(), 0, ARequest.Submitted(odd, ARequest.PlanOf("block-sign-in")));

        (await _database.OpenJournal().OpenAsync(CancellationToken.None)).ShouldHaveSingleItem().LeaverName
            .ShouldBe("Ad\ufffdele \ufffd 'Vance'; DROP TABLE journal;-- \u202e\ud83d\ude80");
        (await _database.OpenJournal().ReadAsync(ARequest.Id, CancellationToken.None)).ShouldNotBeNull();
    }

    [EngineFact]
    public async Task A_leaver_is_in_one_open_request_at_most()
    {
        var journal = _database.OpenJournal();
        await Append(journal, 0, ARequest.Submitted("block-sign-in"));

        var second = await journal.AppendAsync(RequestId.From("R-2222"), 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None);

        second.ShouldBeOfType<AppendResult.LeaverAlreadyOpen>().Open.ShouldBe(ARequest.Id);
        (await journal.EntriesAsync(RequestId.From("R-2222"), CancellationToken.None)).ShouldBeEmpty();
        (await journal.OpenForLeaverAsync(ARequest.Adele.Id, beside: null, CancellationToken.None))!.Id.ShouldBe(ARequest.Id);
    }

    [EngineFact]
    public async Task Two_managers_submitting_one_leaver_at_once_make_one_request()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            _database.OpenJournal().AppendAsync(RequestId.From($"R-{i}"), 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None))));

        var winner = results.OfType<AppendResult.Appended>().ShouldHaveSingleItem().State.Id;
        results.OfType<AppendResult.LeaverAlreadyOpen>().Select(r => r.Open).ShouldBe(Enumerable.Repeat(winner, 5));
    }

    [EngineFact]
    public async Task One_reinstatement_is_open_beside_the_offboarding_that_it_undoes_and_nothing_else()
    {
        var journal = _database.OpenJournal();
        await Append(journal, 0, ARequest.Submitted("block-sign-in"));
        var reinstatement = ARequest.Submitted("unblock-sign-in");
        reinstatement = reinstatement with { Choices = Choices.ToReinstate(new Reinstatement { Of = ARequest.Id, Before = reinstatement.Snapshot, Done = [] }) };

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            _database.OpenJournal().AppendAsync(RequestId.From($"R-{i}"), 0, [reinstatement], CancellationToken.None))));
        var open = results.OfType<AppendResult.Appended>().ShouldHaveSingleItem().State.Id;
        results.OfType<AppendResult.LeaverAlreadyOpen>().Select(r => r.Open).ShouldBe(Enumerable.Repeat(open, 3));
        (await journal.OpenForLeaverAsync(ARequest.Adele.Id, beside: ARequest.Id, CancellationToken.None))!.Id.ShouldBe(open);
        await Append(journal, 1, ARequest.Rejected("Ended meanwhile"));

        (await journal.AppendAsync(RequestId.From("R-7777"), 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None)).ShouldBeOfType<AppendResult.LeaverAlreadyOpen>();
    }

    [EngineFact]
    public async Task A_rejected_request_makes_room_for_a_new_one()
    {
        var journal = _database.OpenJournal();
        await Append(journal, 0, ARequest.Submitted("block-sign-in"), ARequest.Rejected("Wrong person"));

        var second = await journal.AppendAsync(RequestId.From("R-2222"), 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None);

        second.ShouldBeOfType<AppendResult.Appended>();
        (await journal.OpenAsync(CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe(RequestId.From("R-2222"));
        (await journal.RecentAsync(ARequest.Megan.Id, 10, CancellationToken.None)).Count.ShouldBe(2);
        (await journal.RecentAsync(ARequest.Nestor.Id, 10, CancellationToken.None)).ShouldBeEmpty();
        (await journal.RecentAsync(requester: null, 1, CancellationToken.None)).Count.ShouldBe(1);
    }

    [EngineFact]
    public async Task Several_events_are_written_together_or_not_at_all()
    {
        var journal = _database.OpenJournal();
        await Append(journal, 0, ARequest.Submitted("block-sign-in"));
        _database.Execute("CREATE UNIQUE INDEX no_second_claim ON journal (kind) WHERE kind = 'run-claimed'");

        await Append(journal, 1, ARequest.Approved(), new RunEvent.RunClaimed("one", 1), new RunEvent.RunClaimed("two", 2));

        var state = await journal.ReadAsync(ARequest.Id, CancellationToken.None);
        state!.Seq.ShouldBe(1);
        (await journal.OpenAsync(CancellationToken.None)).ShouldHaveSingleItem().Stage.ShouldBe(RequestStage.AwaitingApproval);
    }

    [EngineFact]
    public async Task What_stays_after_an_erasure_names_nobody()
    {
        var journal = _database.OpenJournal();
        await Append(
            journal,
            0,
            ARequest.Submitted("block-sign-in"),
            ARequest.Rejected("Adele Vance stays with us"));

        var kept = (await journal.EntriesAsync(ARequest.Id, CancellationToken.None)).Select(e => e.PublicBody).ToList();

        kept.ShouldAllBe(body => !body.Contains("Vance") && !body.Contains("Bowen") && !body.Contains("Wilke") && !body.Contains("contoso"));
        _database.Execute("UPDATE journal SET private_body = NULL, salt = NULL");
        (await journal.ReadAsync(ARequest.Id, CancellationToken.None)).ShouldBeNull();
        (await journal.EntriesAsync(ARequest.Id, CancellationToken.None)).ShouldAllBe(e => e.IsErased);
    }

    private static Task<AppendResult> Append(SqlJournal journal, long expected, params RunEvent[] events) =>
        journal.AppendAsync(ARequest.Id, expected, events, CancellationToken.None);
}
