using System.Text.Json;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What was said so far in each dialog of a conversation, and what the last ones led to. All of it is plain text in the bot's state.</summary>
public sealed class Drafts(ConversationState state)
{
    private const int SentKept = 5;

    private readonly IStatePropertyAccessor<string> _sent = state.CreateProperty<string>("sent");

    /// <summary>Null when this turn is about no dialog.</summary>
    public async Task<OffboardDraft?> FindAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        Strands.Here(turn) is { } here ? await OfAsync(turn, here, cancellationToken) : null;

    /// <summary>Null when that dialog has ended.</summary>
    public async Task<OffboardDraft?> OfAsync(ITurnContext turn, string strand, CancellationToken cancellationToken) =>
        await Text(strand).GetAsync(turn, () => string.Empty, cancellationToken) is { Length: > 0 } json ? JsonSerializer.Deserialize<OffboardDraft>(json) : null;

    public async Task<OffboardDraft> GetAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await FindAsync(turn, cancellationToken) ?? throw new InvalidOperationException("A dialog is open without its draft.");

    public Task SetAsync(ITurnContext turn, OffboardDraft draft, CancellationToken cancellationToken) =>
        Text(Strands.Here(turn)!).SetAsync(turn, JsonSerializer.Serialize(draft), cancellationToken);

    public Task DeleteAsync(ITurnContext turn, string strand, CancellationToken cancellationToken) => Text(strand).DeleteAsync(turn, cancellationToken);

    /// <summary>This form led to this request.</summary>
    public async Task NoteSentAsync(ITurnContext turn, string form, RequestId request, CancellationToken cancellationToken)
    {
        var sent = await SentAsync(turn, cancellationToken);
        await _sent.SetAsync(turn, JsonSerializer.Serialize(sent.Append(new(form, request.Value)).TakeLast(SentKept)), cancellationToken);
    }

    /// <summary>What this form led to, when it was one of the last that led to a request; null otherwise.</summary>
    public async Task<RequestId?> SentAsync(ITurnContext turn, string? form, CancellationToken cancellationToken) =>
        (await SentAsync(turn, cancellationToken)).FirstOrDefault(s => s.Form == form) is { } sent ? new RequestId(sent.Request) : null;

    private async Task<IReadOnlyList<Sent>> SentAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await _sent.GetAsync(turn, () => string.Empty, cancellationToken) is { Length: > 0 } json ? JsonSerializer.Deserialize<Sent[]>(json)! : [];

    private IStatePropertyAccessor<string> Text(string strand) => state.CreateProperty<string>($"draft-{strand}");

    private sealed record Sent(string Form, string Request);
}
