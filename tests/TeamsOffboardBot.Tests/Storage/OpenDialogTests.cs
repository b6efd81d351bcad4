using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Shouldly;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class OpenDialogTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();
    private readonly Turns _turns = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart_where_it_was()
    {
        await InNewProcessAsync(Turns.Message("offboard"));
        await InNewProcessAsync(Turns.Message("?"));
        await InNewProcessAsync(Turns.Invoke("Adele"));
        await InNewProcessAsync(Turns.Message("?"));
        await InNewProcessAsync(Turns.Message("today"));

        _turns.Said.ShouldBe(["Who leaves?", "Who leaves? (2)", "When?", "When? (2)", "invoke Adele, message today"]);
    }

    [Fact]
    public async Task What_was_asked_to_the_end_leaves_nothing_open()
    {
        await InNewProcessAsync(Turns.Message("offboard"));
        await InNewProcessAsync(Turns.Message("Adele"));
        await InNewProcessAsync(Turns.Message("today"));
        await InNewProcessAsync(Turns.Message("offboard"));

        _turns.Said[^1].ShouldBe("Who leaves?");
    }

    [Fact]
    public async Task What_lies_beside_the_dialogs_is_kept()
    {
        await InNewProcessAsync(Turns.Message("offboard"), (state, turn) => state.CreateProperty<Beside>("beside").SetAsync(turn, new Beside("Adele", 3)));
        await InNewProcessAsync(Turns.Message("Adele"));

        Beside? read = null;
        await InNewProcessAsync(Turns.Message("today"), async (state, turn) => read = await state.CreateProperty<Beside>("beside").GetAsync(turn));

        read.ShouldBe(new Beside("Adele", 3));
    }

    private Task InNewProcessAsync(Activity activity, Func<ConversationState, ITurnContext, Task>? also = null)
    {
        var state = new ConversationState(new SqlBotState(_database.Open()));
        return _turns.RunAsync(activity, async turn =>
        {
            await new AskTwiceDialog().RunAsync(turn, state.CreateProperty<DialogState>("dialogs"), CancellationToken.None);
            await (also?.Invoke(state, turn) ?? Task.CompletedTask);
            await state.SaveChangesAsync(turn);
        });
    }

    private sealed record Beside(string Name, int Count);
}
