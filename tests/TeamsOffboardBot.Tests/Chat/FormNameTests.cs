using Microsoft.Bot.Builder;
using Shouldly;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class FormNameTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();
    private readonly Turns _turns = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Two_processes_that_draw_forms_in_one_conversation_at_once_draw_two_that_are_not_taken_for_each_other()
    {
        List<string> forms = [];
        await InProcessAsync(async (first, turn) =>
        {
            forms.Add(await first.NextFormAsync(turn, CancellationToken.None));
            await InProcessAsync(async (second, other) => forms.Add(await second.NextFormAsync(other, CancellationToken.None)));
        });
        await InProcessAsync(async (later, turn) => forms.Add(await later.NextFormAsync(turn, CancellationToken.None)));

        forms.Count.ShouldBe(3);
        forms.ShouldBeUnique();
    }

    private Task InProcessAsync(Func<Strands, ITurnContext, Task> act)
    {
        var state = new ConversationState(new SqlBotState(_database.Open()));
        var strands = new Strands(state, Random.Shared);
        return _turns.RunAsync(Turns.Message("offboard"), async turn =>
        {
            await strands.BeginAsync(turn, CancellationToken.None);
            await act(strands, turn);
            await state.SaveChangesAsync(turn);
        });
    }
}
