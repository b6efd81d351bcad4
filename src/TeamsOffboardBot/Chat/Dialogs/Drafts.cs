using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Builder;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>The draft of a conversation, the message that shows its form, and the numbers of forms. All of it is plain text in the bot's state.</summary>
public sealed class Drafts(ConversationState state)
{
    private readonly IStatePropertyAccessor<string> _draft = state.CreateProperty<string>("draft");
    private readonly IStatePropertyAccessor<string> _card = state.CreateProperty<string>("card");
    private readonly IStatePropertyAccessor<string> _form = state.CreateProperty<string>("form");

    /// <summary>Null when no offboarding is being prepared here.</summary>
    public async Task<OffboardDraft?> FindAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await _draft.GetAsync(turn, () => string.Empty, cancellationToken) is { Length: > 0 } json ? JsonSerializer.Deserialize<OffboardDraft>(json) : null;

    public async Task<OffboardDraft> GetAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await FindAsync(turn, cancellationToken) ?? throw new InvalidOperationException("A dialog is open without its draft.");

    public Task SetAsync(ITurnContext turn, OffboardDraft draft, CancellationToken cancellationToken) =>
        _draft.SetAsync(turn, JsonSerializer.Serialize(draft), cancellationToken);

    public async Task ClearAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await _draft.DeleteAsync(turn, cancellationToken);
        await _card.DeleteAsync(turn, cancellationToken);
    }

    /// <summary>The message that shows the open form; empty when none does.</summary>
    public Task<string> CardAsync(ITurnContext turn, CancellationToken cancellationToken) => _card.GetAsync(turn, () => string.Empty, cancellationToken);

    public Task SetCardAsync(ITurnContext turn, string activityId, CancellationToken cancellationToken) => _card.SetAsync(turn, activityId, cancellationToken);

    /// <summary>A number no form of this conversation had before.</summary>
    public async Task<string> NextFormAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var last = await _form.GetAsync(turn, () => "0", cancellationToken);
        var next = (int.Parse(last, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        await _form.SetAsync(turn, next, cancellationToken);
        return next;
    }
}
