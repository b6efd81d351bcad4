using System.Text.Json;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>The draft of a conversation, the message that shows its form, and the names of forms. All of it is plain text in the bot's state.</summary>
public sealed class Drafts(ConversationState state, Random random)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int FormLength = 12;

    private readonly IStatePropertyAccessor<string> _draft = state.CreateProperty<string>("draft");
    private readonly IStatePropertyAccessor<string> _card = state.CreateProperty<string>("card");
    private readonly IStatePropertyAccessor<string> _form = state.CreateProperty<string>("form");
    private readonly IStatePropertyAccessor<string> _sentForm = state.CreateProperty<string>("sentForm");
    private readonly IStatePropertyAccessor<string> _sentRequest = state.CreateProperty<string>("sentRequest");

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

    /// <summary>The last form led to this request.</summary>
    public async Task NoteSentAsync(ITurnContext turn, RequestId request, CancellationToken cancellationToken)
    {
        await _sentForm.SetAsync(turn, await _form.GetAsync(turn, () => string.Empty, cancellationToken), cancellationToken);
        await _sentRequest.SetAsync(turn, request.Value, cancellationToken);
    }

    /// <summary>What this form led to, when it was the last one that led to a request; null otherwise.</summary>
    public async Task<RequestId?> SentAsync(ITurnContext turn, string? form, CancellationToken cancellationToken) =>
        form is { Length: > 0 } && await _sentForm.GetAsync(turn, () => string.Empty, cancellationToken) == form
            ? new RequestId(await _sentRequest.GetAsync(turn, () => string.Empty, cancellationToken))
            : null;

    /// <summary>The message that shows the open form; empty when none does.</summary>
    public Task<string> CardAsync(ITurnContext turn, CancellationToken cancellationToken) => _card.GetAsync(turn, () => string.Empty, cancellationToken);

    public Task SetCardAsync(ITurnContext turn, string activityId, CancellationToken cancellationToken) => _card.SetAsync(turn, activityId, cancellationToken);

    /// <summary>
    /// A name that no form had before. Drawn, not counted: two processes that begin dialogs in one conversation at the same moment would count
    /// to the same number, and the button under one leaver's name would answer for the other.
    /// </summary>
    public async Task<string> NextFormAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var next = random.GetString(Letters, FormLength);
        await _form.SetAsync(turn, next, cancellationToken);
        return next;
    }
}
