using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class DialogStorageTests
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly Turns _turns = new();

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart_where_it_was()
    {
        await RunAsync(new DialogStorage(_texts), Turns.Message("offboard"));
        await RunAsync(new DialogStorage(_texts), Turns.Message("?"));
        await RunAsync(new DialogStorage(_texts), Turns.Invoke("Adele"));
        await RunAsync(new DialogStorage(_texts), Turns.Message("today"));

        _turns.Said.ShouldBe(["Who leaves?", "Who leaves? (2)", "When?", "invoke Adele, message today"]);
    }

    [Fact]
    public async Task What_is_stored_names_no_type_of_dotnet()
    {
        await RunAsync(new DialogStorage(_texts), Turns.Message("offboard"));
        await RunAsync(new DialogStorage(_texts), Turns.Invoke("Adele"));

        var text = _texts.Values.Single();
        text.ShouldNotContain("System.");
        text.ShouldNotContain("Microsoft.");
        text.ShouldContain("invoke Adele");
    }

    [Fact]
    public async Task A_stored_text_cannot_name_another_type()
    {
        _texts["msteams/conversations/c1"] = """{"$type":"System.IO.FileInfo, System.Private.CoreLib","fileName":"x"}""";

        await Should.ThrowAsync<JsonSerializationException>(() => RunAsync(new DialogStorage(_texts), Turns.Message("offboard")));
    }

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
