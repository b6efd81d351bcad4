using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class PeopleAndCardsTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
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

    [Fact]
    public async Task Somebody_who_removed_the_bot_is_known_and_not_reachable()
    {
        var book = new SqlPeopleBook(_database.Open());
        await book.MeetAsync(
            new KnownPerson { Id = ARequest.Megan.Id, Name = "Megan Bowen", PersonalChat = "{}", LastSeenAt = ARequest.Noon }, CancellationToken.None);

        await book.ForgetChatAsync(ARequest.Megan.Id, CancellationToken.None);

        (await book.FindAsync(ARequest.Megan.Id, CancellationToken.None))!.PersonalChat.ShouldBeNull();
        (await book.FindAsync(ARequest.Nestor.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_person_is_welcomed_once()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() =>
            new SqlPeopleBook(_database.Open()).ClaimWelcomeAsync(ARequest.Megan.Id, CancellationToken.None))));

        claims.Count(claimed => claimed).ShouldBe(1);
        (await new SqlPeopleBook(_database.Open()).ClaimWelcomeAsync(ARequest.Nestor.Id, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_card_copy_is_found_again_until_its_last_state_is_acknowledged()
    {
        var copies = new SqlCardCopies(_database.Open());
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
        await copies.SaveAsync(copy with { SeqShown = 4, Told = "Chat.Approved" }, CancellationToken.None);

        (await copies.UnfinishedAsync(CancellationToken.None)).ShouldBe([ARequest.Id]);
        (await copies.OfAsync(ARequest.Id, CancellationToken.None)).ShouldBe([copy with { SeqShown = 4, Told = "Chat.Approved" }]);

        await copies.SaveAsync(copy with { IsFinalAcknowledged = true }, CancellationToken.None);
        (await copies.UnfinishedAsync(CancellationToken.None)).ShouldBeEmpty();
        (await copies.OfAsync(RequestId.From("R-none"), CancellationToken.None)).ShouldBeEmpty();
    }
}
