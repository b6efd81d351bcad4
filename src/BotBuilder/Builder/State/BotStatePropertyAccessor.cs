using System;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

internal sealed class BotStatePropertyAccessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
{
    public string Name => name;

    public async Task<T> GetAsync(
        ITurnContext turnContext,
        Func<T> defaultValueFactory = null,
        CancellationToken cancellationToken = default)
    {
        await state.LoadAsync(turnContext, force: false, cancellationToken).ConfigureAwait(false);
        var values = state.GetCachedState(turnContext).State;
        if (values.TryGetValue(name, out var stored) && stored != null)
        {
            // A storage that keeps no type names hands back plain JSON.
            return stored is T typed ? typed : JToken.FromObject(stored).ToObject<T>();
        }

        if (defaultValueFactory is null)
        {
            return default;
        }

        var value = defaultValueFactory();
        values[name] = value;
        return value;
    }

    public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
    {
        await state.LoadAsync(turnContext, force: false, cancellationToken).ConfigureAwait(false);
        state.GetCachedState(turnContext).State[name] = value;
    }

    public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await state.LoadAsync(turnContext, force: false, cancellationToken).ConfigureAwait(false);
        state.GetCachedState(turnContext).State.Remove(name);
    }
}
