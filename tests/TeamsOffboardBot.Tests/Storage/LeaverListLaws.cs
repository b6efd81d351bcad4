using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Planning;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class LeaverListsOnSqliteTests() : LeaverListLaws(StorageOptions.Sqlite);

[Trait("Category", PostgreSqlServer.Category)]
public sealed class LeaverListsOnPostgreSqlTests() : LeaverListLaws(StorageOptions.PostgreSql);

public abstract class LeaverListLaws(string provider) : IDisposable
{
    private static readonly ListId Id = new("L-1");

    private readonly TemporaryDatabase _database = new(provider);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public async Task A_list_is_found_as_it_was_kept_and_changed_by_one_at_a_time()
    {
        var lists = await KeptAsync();

        (await lists.OpenAsync(CancellationToken.None)).ShouldBe([Id]);
        (await lists.UnsubmittedAsync(ARequest.Megan.Id, CancellationToken.None)).ShouldBe([Id]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(() => Lists().ChangeAsync(Id, l => l with { PassedOver = [.. l.PassedOver, $"{i}"] }, CancellationToken.None))));
        (await lists.FindAsync(Id, CancellationToken.None))!.PassedOver.Order().ShouldBe(["0", "1", "2", "3", "4"]);
        (await lists.ChangeAsync(Id, _ => null, CancellationToken.None)).ShouldBeNull();
        (await lists.ChangeAsync(new("L-2"), l => l, CancellationToken.None)).ShouldBeNull();
    }

    [EngineFact]
    public async Task A_line_is_kept_only_by_whoever_saw_it_as_it_is()
    {
        var lists = await KeptAsync();
        var row = (await lists.LinesAsync(Id, CancellationToken.None))[0].Row;
        var ready = row with { State = ListRowState.Ready, Leaver = ALeaver.Adele };
        var draft = new ListDraft(ALeaver.Facts, ALeaver.Standard);

        (await lists.SaveAsync(Id, ready, ListRowState.Unread, draft, CancellationToken.None)).ShouldBeTrue();
        (await lists.SaveAsync(Id, row with { State = ListRowState.Removed }, ListRowState.Unread, null, CancellationToken.None)).ShouldBeFalse();

        var kept = (await lists.LinesAsync(Id, CancellationToken.None))[0].Row;
        kept.State.ShouldBe(ListRowState.Ready);
        kept.Leaver!.DisplayName.ShouldBe(ALeaver.Adele.DisplayName);
        (await lists.DraftAsync(Id, row.Line, CancellationToken.None))!.Choices.Profile.ShouldBe(draft.Choices.Profile);
        (await lists.DraftAsync(Id, 3, CancellationToken.None)).ShouldBeNull();
    }

    [EngineFact]
    public async Task Of_a_list_that_is_over_nobody_is_remembered_but_which_request_was_on_it()
    {
        var lists = await KeptAsync();
        var row = (await lists.LinesAsync(Id, CancellationToken.None))[0].Row;
        await lists.SaveAsync(Id, row with { State = ListRowState.Submitted, Leaver = ALeaver.Adele, Request = new("R-1") }, ListRowState.Unread, null, CancellationToken.None);

        await lists.ForgetPeopleAsync(Id, CancellationToken.None);

        var left = (await lists.LinesAsync(Id, CancellationToken.None)).ShouldHaveSingleItem().Row;
        left.Leaver.ShouldBeNull();
        left.Entry.ShouldBe(new ListEntry());
        (await lists.OfRequestAsync(new("R-1"), CancellationToken.None))!.Value.List.ShouldBe(Id);
        (await lists.OfRequestAsync(new("R-2"), CancellationToken.None)).ShouldBeNull();
    }

    [EngineFact]
    public async Task One_process_works_on_a_list_at_a_time_where_there_are_several()
    {
        await KeptAsync();
        var isAlone = provider == StorageOptions.Sqlite;

        (await Lists("one").TakeAsync(Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();
        (await Lists("one").TakeAsync(Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();
        (await Lists("two").TakeAsync(Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBe(isAlone);
        await Lists("one").GiveBackAsync(Id, CancellationToken.None);
        (await Lists("two").TakeAsync(Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();
    }

    [EngineFact]
    public async Task What_a_card_shows_is_not_noted_on_one_that_was_placed_elsewhere()
    {
        var copies = new SqlListCopies(_database.Open());
        var copy = new ListCopy { List = Id, Person = ARequest.Megan.Id, Audience = CardAudience.Requester, Chat = "{}", ActivityId = "1" };
        await copies.SaveAsync(copy, CancellationToken.None);

        await copies.SaveAsync(copy with { ActivityId = "2", Page = 3 }, CancellationToken.None);
        await copies.NoteShownAsync(copy with { Shown = "old" }, CancellationToken.None);
        (await copies.OfAsync(Id, CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(copy with { ActivityId = "2", Page = 3 });
        await copies.NoteShownAsync(copy with { ActivityId = "2", Page = 3, Shown = "new", Told = "read" }, CancellationToken.None);

        (await copies.OfAsync(Id, CancellationToken.None)).ShouldHaveSingleItem().Shown.ShouldBe("new");
        await copies.ForgetAsync(copy, CancellationToken.None);
        (await copies.OfAsync(Id, CancellationToken.None)).ShouldHaveSingleItem("it lies elsewhere by now");
        await copies.ForgetAsync(copy with { ActivityId = "2" }, CancellationToken.None);
        (await copies.OfAsync(Id, CancellationToken.None)).ShouldBeEmpty();
    }

    private SqlLeaverLists Lists(string owner = "one") => new(_database.Open(), new RunOwner(owner));

    private async Task<SqlLeaverLists> KeptAsync()
    {
        var lists = Lists();
        var list = new LeaverList { Id = Id, Owner = ARequest.Megan.Id, OwnerName = "Megan Bowen", Stage = ListStage.Reading, At = ARequest.Noon, Language = "en" };
        var rows = new[] { "Adele", "Alex" }.Select((name, i) => new ListRow { Line = i + 2, State = ListRowState.Unread, Entry = new ListEntry { Person = name } });
        await lists.AddAsync(list, [.. rows], CancellationToken.None);
        return lists;
    }
}
