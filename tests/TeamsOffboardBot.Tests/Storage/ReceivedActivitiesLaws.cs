using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Hosting;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class ReceivedActivitiesTests() : ReceivedActivitiesLaws(StorageOptions.Sqlite);

[Trait("Category", PostgreSqlServer.Category)]
public sealed class ReceivedActivitiesOnPostgreSqlTests() : ReceivedActivitiesLaws(StorageOptions.PostgreSql);

public abstract class ReceivedActivitiesLaws(string provider) : IDisposable
{
    private readonly TemporaryDatabase _database = new(provider);
    private readonly SetClock _clock = new();

    [EngineFact]
    public async Task Of_two_nodes_that_get_the_same_activity_at_once_one_handles_it()
    {
        var nodes = Enumerable.Range(0, 2).Select(_ => Open()).ToList();
        await Task.WhenAll(nodes.Select(n => n.FindAsync("none", CancellationToken.None)));

        for (var i = 0; i < 20; i++)
        {
            var receipts = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.ReceiveAsync($"activity-{i}", CancellationToken.None))));

            receipts.Count(r => r is Receipt.Taken).ShouldBe(1);
            receipts.Count(r => r is Receipt.InHand).ShouldBe(1);
        }
    }

    [EngineFact]
    public async Task What_one_node_answered_the_other_gives_as_its_answer()
    {
        var (one, other) = (Open(), Open());
        await one.ReceiveAsync("a", CancellationToken.None);
        await one.SettleAsync("a", 200, "{\"type\":\"card\"}", CancellationToken.None);

        (await other.ReceiveAsync("a", CancellationToken.None)).ShouldBe(new Receipt.Settled(200, "{\"type\":\"card\"}"));
    }

    [EngineFact]
    public async Task What_was_not_handled_is_taken_again()
    {
        var received = Open();
        await received.ReceiveAsync("a", CancellationToken.None);
        await received.ReleaseAsync("a", CancellationToken.None);

        (await received.ReceiveAsync("a", CancellationToken.None)).ShouldBeOfType<Receipt.Taken>();
    }

    [EngineFact]
    public async Task What_a_node_had_in_hand_when_it_died_is_taken_by_one_other_after_two_minutes()
    {
        await Open().ReceiveAsync("a", CancellationToken.None);
        var (one, other) = (Open(), Open());
        _clock.Now += TimeSpan.FromMinutes(1.9);
        (await one.ReceiveAsync("a", CancellationToken.None)).ShouldBeOfType<Receipt.InHand>();

        _clock.Now += TimeSpan.FromMinutes(0.2);

        (await one.ReceiveAsync("a", CancellationToken.None)).ShouldBeOfType<Receipt.Taken>();
        (await other.ReceiveAsync("a", CancellationToken.None)).ShouldBeOfType<Receipt.InHand>();
    }

    [EngineFact]
    public async Task Activities_are_kept_for_longer_than_a_token_is_valid_and_not_for_ever()
    {
        var received = Open();
        await received.ReceiveAsync("a", CancellationToken.None);
        await received.SettleAsync("a", 200, "", CancellationToken.None);
        _clock.Now += TimeSpan.FromHours(47);
        (await received.ReceiveAsync("b", CancellationToken.None)).ShouldBeOfType<Receipt.Taken>();
        (await received.ReceiveAsync("a", CancellationToken.None)).ShouldBeOfType<Receipt.Settled>();

        _clock.Now += TimeSpan.FromHours(2);
        await received.ReceiveAsync("c", CancellationToken.None);

        _database.Ask<long>("select count(*) from received_activities").ShouldBe(2);
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private SqlReceivedActivities Open() => new(_database.Open(), _clock);
}
