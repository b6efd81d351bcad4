using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class DialogStorageTests
{
    private readonly Turns _turns = new();

    [Fact]
    public async Task Memory_keeps_types_and_so_dialogs()
    {
        var kept = new Dictionary<string, JObject>();
        await RunAsync(new MemoryStorage(kept), Turns.Message("offboard"));
        await RunAsync(new MemoryStorage(kept), Turns.Message("Adele"));
        await RunAsync(new MemoryStorage(kept), Turns.Message("today"));

        _turns.Said[^1].ShouldBe("message Adele, message today");
    }

    [Fact]
    public async Task A_storage_that_gives_back_plain_JSON_cannot_carry_a_component()
    {
        var kept = new Dictionary<string, JObject>();
        var untyped = new JsonSerializer();
        await RunAsync(new MemoryStorage(untyped, kept), Turns.Message("offboard"));

        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            RunAsync(new MemoryStorage(untyped, kept), Turns.Message("Adele")));

        error.Message.ShouldContain("not as DialogState");
    }

    private Task RunAsync(IStorage storage, Activity activity)
    {
        var state = new ConversationState(storage);
        return _turns.RunAsync(activity, async turn =>
        {
            await new AskTwiceDialog().RunAsync(turn, state.CreateProperty<DialogState>("dialogs"), CancellationToken.None);
            await state.SaveChangesAsync(turn);
        });
    }
}
