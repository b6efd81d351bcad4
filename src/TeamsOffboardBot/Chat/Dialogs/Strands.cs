using System.Text.Json;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// The dialogs that are open in one conversation, each about one leaver. A press belongs to the one whose form it is on, typed words to the one that was
/// answered last. When that one has ended the others are answered on their cards, so that a word meant for one leaver never counts for another.
/// </summary>
public sealed class Strands(ConversationState state, Random random)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int NameLength = 12;

    private static readonly Kept None = new([], null);

    private readonly IStatePropertyAccessor<string> _kept = state.CreateProperty<string>("strands");

    /// <summary>The one this turn is about; null when it is about none.</summary>
    public static string? Here(ITurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.TurnState.Get<Entered>()?.Strand;
    }

    /// <summary>The one that was begun first comes first.</summary>
    public async Task<IReadOnlyList<Strand>> OpenAsync(ITurnContext turn, CancellationToken cancellationToken) => (await ReadAsync(turn, cancellationToken)).Open;

    public async Task<Strand?> FindAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await OpenAsync(turn, cancellationToken)).FirstOrDefault(s => s.Id == Here(turn));

    public async Task BeginAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(turn, cancellationToken);
        var begun = new Strand(NewName(), string.Empty, string.Empty);
        Enter(turn, begun.Id);
        await WriteAsync(turn, new Kept([.. kept.Open, begun], begun.Id), cancellationToken);
    }

    /// <summary>Finds the one that an answer is for. False: it is for none, or came too late.</summary>
    /// <param name="press">Null when words were typed.</param>
    public async Task<bool> TryEnterAsync(ITurnContext turn, Press? press, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(turn, cancellationToken);
        var asked = Here(turn) ?? (press is null ? kept.Answered : kept.Open.FirstOrDefault(s => s.Form.Length > 0 && s.Form == press.Text(Fields.Form))?.Id);
        if (asked is null || kept.Open.All(s => s.Id != asked))
        {
            return false;
        }

        Enter(turn, asked);
        if (press is not null && kept.Answered != asked)
        {
            await WriteAsync(turn, kept with { Answered = asked }, cancellationToken);
        }

        return true;
    }

    public static void Enter(ITurnContext turn, string strand)
    {
        ArgumentNullException.ThrowIfNull(turn);
        turn.TurnState.Set(new Entered(strand));
    }

    /// <summary>
    /// A name that no form had before. Drawn, not counted: two processes that begin dialogs in one conversation at the same moment would count
    /// to the same number, and the button under one leaver's name would answer for the other.
    /// </summary>
    public async Task<string> NextFormAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var next = NewName();
        await ChangeAsync(turn, s => s with { Form = next }, cancellationToken);
        return next;
    }

    public Task SetCardAsync(ITurnContext turn, string activityId, CancellationToken cancellationToken) =>
        ChangeAsync(turn, s => s with { Card = activityId }, cancellationToken);

    public async Task EndAsync(ITurnContext turn, string strand, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(turn, cancellationToken);
        await WriteAsync(turn, new Kept([.. kept.Open.Where(s => s.Id != strand)], kept.Answered == strand ? null : kept.Answered), cancellationToken);
    }

    private async Task ChangeAsync(ITurnContext turn, Func<Strand, Strand> change, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(turn, cancellationToken);
        await WriteAsync(turn, kept with { Open = [.. kept.Open.Select(s => s.Id == Here(turn) ? change(s) : s)] }, cancellationToken);
    }

    private string NewName() => random.GetString(Letters, NameLength);

    private async Task<Kept> ReadAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await _kept.GetAsync(turn, () => string.Empty, cancellationToken) is { Length: > 0 } json ? JsonSerializer.Deserialize<Kept>(json)! : None;

    private Task WriteAsync(ITurnContext turn, Kept kept, CancellationToken cancellationToken) =>
        _kept.SetAsync(turn, JsonSerializer.Serialize(kept), cancellationToken);

    private sealed record Entered(string Strand);

    /// <param name="Answered">The one that was begun or answered last; null when that one has ended.</param>
    private sealed record Kept(IReadOnlyList<Strand> Open, string? Answered);
}

/// <param name="Form">The name of the form that was drawn last: an answer to any other is late.</param>
/// <param name="Card">The message that shows it; empty while none does.</param>
public sealed record Strand(string Id, string Form, string Card);
