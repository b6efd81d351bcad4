using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class PeopleAndCardsOnSqliteTests() : PeopleAndCardsLaws(StorageOptions.Sqlite);

[Trait("Category", PostgreSqlServer.Category)]
public sealed class PeopleAndCardsOnPostgreSqlTests() : PeopleAndCardsLaws(StorageOptions.PostgreSql);

public abstract class PeopleAndCardsLaws(string provider) : IDisposable
{
    private readonly TemporaryDatabase _database = new(provider);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public async Task Somebody_who_speaks_in_a_channel_is_still_reachable_in_their_personal_chat()
    {
        var book = new SqlPeopleBook(_database.Open());
        var known = new KnownPerson
        {
            Id = ARequest.Megan.Id,
            Name = "Megan Bowen",
            PersonalChat = "{\"id\":1}",
            Locale = "en-GB",
            TimeZone = "Europe/Amsterdam",
            LastSeenAt = ARequest.Noon,
        };
        await book.MeetAsync(known, CancellationToken.None);

        await book.MeetAsync(
            new KnownPerson { Id = ARequest.Megan.Id, Name = "Megan B.", LastSeenAt = ARequest.Noon.AddHours(1) }, CancellationToken.None);

        (await book.FindAsync(ARequest.Megan.Id, CancellationToken.None))
            .ShouldBe(known with { Name = "Megan B.", LastSeenAt = ARequest.Noon.AddHours(1) });
    }

    [EngineFact]
    public async Task Somebody_who_removed_the_bot_is_known_and_not_reachable()
    {
        var book = new SqlPeopleBook(_database.Open());
        await book.MeetAsync(
            new KnownPerson { Id = ARequest.Megan.Id, Name = "Megan Bowen", PersonalChat = "{}", LastSeenAt = ARequest.Noon }, CancellationToken.None);

        await book.ForgetChatAsync(ARequest.Megan.Id, CancellationToken.None);

        (await book.FindAsync(ARequest.Megan.Id, CancellationToken.None))!.PersonalChat.ShouldBeNull();
        (await book.FindAsync(ARequest.Nestor.Id, CancellationToken.None)).ShouldBeNull();
    }

    [EngineFact]
    public async Task A_person_is_welcomed_once()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() =>
            new SqlPeopleBook(_database.Open()).ClaimWelcomeAsync(ARequest.Megan.Id, CancellationToken.None))));

        claims.Count(claimed => claimed).ShouldBe(1);
        (await new SqlPeopleBook(_database.Open()).ClaimWelcomeAsync(ARequest.Nestor.Id, CancellationToken.None)).ShouldBeTrue();
    }

    [EngineFact]
    public async Task A_card_copy_is_found_again_until_its_last_state_is_acknowledged()
    {
        var copies = new SqlCardCopies(_database.Open(), new RunOwner("one"));
        var copy = new CardCopy
        {
            Request = ARequest.Id,
            Person = ARequest.Nestor.Id,
            Audience = CardAudience.Approver,
            Chat = "{}",
            ActivityId = "1",
            SeqShown = 1,
        };
        await copies.SaveAsync(copy, CancellationToken.None);
        await copies.SaveAsync(copy with { SeqShown = 4, Told = "Chat.Approved", FollowUp = "R-2/open", SentDates = "MailboxDeleted 2027-01-02T09:00:00.0000000+00:00 9", Form = new OpenForm("7", RequestStage.Scheduled) }, CancellationToken.None);

        (await copies.UnfinishedAsync(CancellationToken.None)).ShouldBe([ARequest.Id]);
        (await copies.OfAsync(ARequest.Id, CancellationToken.None)).ShouldBe([copy with { SeqShown = 4, Told = "Chat.Approved", FollowUp = "R-2/open", SentDates = "MailboxDeleted 2027-01-02T09:00:00.0000000+00:00 9", Form = new OpenForm("7", RequestStage.Scheduled) }]);

        await copies.SaveAsync(copy with { IsFinalAcknowledged = true }, CancellationToken.None);
        (await copies.UnfinishedAsync(CancellationToken.None)).ShouldBeEmpty();
        (await copies.OfAsync(RequestId.From("R-none"), CancellationToken.None)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Of_several_processes_one_draws_the_cards_of_a_request_and_what_it_leaves_is_found_by_the_others()
    {
        var (one, other) = (new SqlCardCopies(_database.Open(), new RunOwner("one")), new SqlCardCopies(_database.Open(), new RunOwner("other")));
        var now = DateTimeOffset.UtcNow;

        (await one.TakeAsync(ARequest.Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();
        (await other.TakeAsync(ARequest.Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBe(_database.Options.Provider == StorageOptions.Sqlite);
        await one.GiveBackAsync(ARequest.Id, CancellationToken.None);
        (await other.TakeAsync(ARequest.Id, TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();

        await _database.OpenJournal().AppendAsync(ARequest.Id, 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None);
        (await other.BehindAsync(now.AddYears(20), CancellationToken.None)).ShouldBe([ARequest.Id]);
        (await other.BehindAsync(now.AddYears(-20), CancellationToken.None)).ShouldBeEmpty();
    }
}
