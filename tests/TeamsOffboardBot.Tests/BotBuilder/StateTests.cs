using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class StateTests
{
    private readonly Dictionary<string, JObject> _stored = [];
    private readonly Turns _turns = new();

    [Fact]
    public async Task A_property_outlives_the_turn_once_it_is_saved()
    {
        await WriteAsync(Conversation(), "language", "sv");

        (await ReadAsync(Conversation(), "language")).ShouldBe("sv");
    }

    [Fact]
    public async Task A_property_that_is_not_saved_is_gone()
    {
        var state = Conversation();
        await _turns.RunAsync(Turns.Message("hi"), turn => state.CreateProperty<string>("language").SetAsync(turn, "sv"));

        (await ReadAsync(Conversation(), "language")).ShouldBeNull();
    }

    [Fact]
    public async Task A_default_value_is_made_once_and_kept()
    {
        var state = Conversation();
        var made = 0;
        await _turns.RunAsync(Turns.Message("hi"), async turn =>
        {
            var property = state.CreateProperty<string>("id");
            (await property.GetAsync(turn, () => $"made {++made}")).ShouldBe("made 1");
            (await property.GetAsync(turn, () => $"made {++made}")).ShouldBe("made 1");
            await state.SaveChangesAsync(turn);
        });

        (await ReadAsync(Conversation(), "id")).ShouldBe("made 1");
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_zero()
    {
        var state = Conversation();

        await _turns.RunAsync(Turns.Message("hi"), async turn => (await state.CreateProperty<int>("count").GetAsync(turn)).ShouldBe(0));
    }

    [Fact]
    public async Task Conversations_and_people_have_places_of_their_own()
    {
        await WriteAsync(Conversation(), "where", "conversation");
        await WriteAsync(new UserState(new MemoryStorage(_stored)), "where", "user");

        _stored.Keys.Order().ShouldBe(["msteams/conversations/c1", "msteams/users/u1"]);
        (await ReadAsync(Conversation(), "where")).ShouldBe("conversation");
    }

    [Fact]
    public async Task Of_two_turns_at_once_the_last_one_to_save_wins()
    {
        var state = Conversation();
        await _turns.RunAsync(Turns.Message("slow"), async slow =>
        {
            await state.CreateProperty<string>("answer").SetAsync(slow, "slow");
            await WriteAsync(state, "answer", "quick");
            await state.SaveChangesAsync(slow);
        });

        (await ReadAsync(state, "answer")).ShouldBe("slow");
    }

    [Fact]
    public async Task What_did_not_change_is_not_written()
    {
        await WriteAsync(Conversation(), "language", "sv");
        var state = new ConversationState(new ReadOnlyStorage(new MemoryStorage(_stored)));

        await _turns.RunAsync(Turns.Message("hi"), async turn =>
        {
            await state.CreateProperty<string>("language").GetAsync(turn);
            await state.SaveChangesAsync(turn);
        });
    }

    [Fact]
    public async Task Cleared_state_is_written_as_empty()
    {
        await WriteAsync(Conversation(), "language", "sv");
        var state = Conversation();
        await _turns.RunAsync(Turns.Message("hi"), async turn =>
        {
            await state.ClearStateAsync(turn);
            await state.SaveChangesAsync(turn);
        });

        (await ReadAsync(Conversation(), "language")).ShouldBeNull();
    }

    [Fact]
    public async Task Deleted_state_is_gone()
    {
        await WriteAsync(Conversation(), "language", "sv");
        var state = Conversation();

        await _turns.RunAsync(Turns.Message("hi"), turn => state.DeleteAsync(turn));

        _stored.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_item_with_an_ETag_is_not_overwritten_by_a_stale_one()
    {
        var storage = new MemoryStorage(_stored);
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new Item { Text = "first" } }, CancellationToken.None);
        var read = await storage.ReadAsync(["k"], CancellationToken.None);
        var mine = (Item)read["k"];
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new Item { Text = "theirs", ETag = mine.ETag } }, CancellationToken.None);

        mine.Text = "mine";
        await Should.ThrowAsync<ArgumentException>(() =>
            storage.WriteAsync(new Dictionary<string, object> { ["k"] = mine }, CancellationToken.None));

        ((Item)(await storage.ReadAsync(["k"], CancellationToken.None))["k"]).Text.ShouldBe("theirs");
    }

    [Fact]
    public async Task A_star_overwrites_whatever_is_there()
    {
        var storage = new MemoryStorage(_stored);
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new Item { Text = "first" } }, CancellationToken.None);

        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new Item { Text = "second", ETag = "*" } }, CancellationToken.None);

        ((Item)(await storage.ReadAsync(["k"], CancellationToken.None))["k"]).Text.ShouldBe("second");
    }

    private ConversationState Conversation() => new(new MemoryStorage(_stored));

    private Task WriteAsync(BotState state, string property, string value) => _turns.RunAsync(Turns.Message("hi"), async turn =>
    {
        await state.CreateProperty<string>(property).SetAsync(turn, value);
        await state.SaveChangesAsync(turn);
    });

    private async Task<string?> ReadAsync(BotState state, string property)
    {
        string? value = null;
        await _turns.RunAsync(Turns.Message("hi"), async turn => value = await state.CreateProperty<string>(property).GetAsync(turn));
        return value;
    }

    private sealed class Item : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }

    private sealed class ReadOnlyStorage(IStorage inner) : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(keys, cancellationToken);

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nothing was to be written.");

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nothing was to be deleted.");
    }
}
