using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// The stack of the dialog that a turn is about, kept as JSON text without type names. The SDK wants its own types back where they were nested
/// in loose dictionaries (the stack inside a component, the values of a waterfall), so these two are made again by name.
/// </summary>
public sealed class OpenDialogs(ConversationState state) : IStatePropertyAccessor<DialogState>
{
    private const string WaterfallValues = "values";

    public string Name => "dialogs";

    public async Task<DialogState> GetAsync(ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (turnContext.TurnState.Get<DialogState>() is { } loaded)
        {
            return loaded;
        }

        var text = await Text(turnContext).GetAsync(turnContext, () => string.Empty, cancellationToken);
        var stack = text.Length == 0 ? new DialogState() : Read(JObject.Parse(text));
        turnContext.TurnState.Set(stack);
        return stack;
    }

    public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Set(value);
        return Text(turnContext).SetAsync(turnContext, JsonConvert.SerializeObject(value), cancellationToken);
    }

    public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return DeleteAsync(turnContext, Strands.Here(turnContext)!, cancellationToken);
    }

    public Task DeleteAsync(ITurnContext turnContext, string strand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Set(new DialogState());
        return Text(strand).DeleteAsync(turnContext, cancellationToken);
    }

    /// <summary>Dialogs change the stack in place; this keeps what became of it.</summary>
    public async Task SaveAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        await SetAsync(turnContext, await GetAsync(turnContext, null, cancellationToken), cancellationToken);

    private IStatePropertyAccessor<string> Text(ITurnContext turn) => Text(Strands.Here(turn)!);

    private IStatePropertyAccessor<string> Text(string strand) => state.CreateProperty<string>($"dialogs-{strand}");

    private static DialogState Read(JObject json)
    {
        var stack = json.ToObject<DialogState>() ?? new DialogState();
        foreach (var instance in stack.DialogStack)
        {
            foreach (var (name, value) in instance.State.ToList())
            {
                instance.State[name] = (name, value) switch
                {
                    (ComponentDialog.PersistedDialogState, JObject inner) => Read(inner),
                    (WaterfallValues, JObject values) => values.ToObject<Dictionary<string, object>>()!,
                    _ => value,
                };
            }
        }

        return stack;
    }
}
