using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// What one turn answers, gathered until the turn is over: sentences and at most one card, the last one shown. A pressed
/// button is answered by drawing its card anew; a typed message by sending, and so is a button of a card that stays.
/// </summary>
public sealed class TurnReply(ITurnContext turn)
{
    private readonly List<string> _sentences = [];
    private DrawnCard? _card;
    private Func<string, CancellationToken, Task>? _shown;
    private bool _goesOnBelow;

    public bool HasCard => _card is not null;

    public bool IsEmpty => _card is null && _sentences.Count == 0;

    /// <summary>The card that was pressed stays as it is, because somebody else keeps it up to date.</summary>
    public void GoOnBelow() => _goesOnBelow = true;

    public void Say(string sentence) => _sentences.Add(sentence);

    /// <param name="shown">Is told the id of the message that shows the card.</param>
    public void Show(AdaptiveCard card, Func<string, CancellationToken, Task>? shown = null) => Show(DrawnCard.Of(card), shown);

    /// <param name="shown">Is told the id of the message that shows the card.</param>
    public void Show(DrawnCard card, Func<string, CancellationToken, Task>? shown = null)
    {
        _card = card;
        _shown = shown;
    }

    /// <summary>Sends what was gathered as messages.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await SayAsync(_sentences, cancellationToken);
        if (_card is not null)
        {
            var sent = await turn.SendActivityAsync(Messages.Card(_card), cancellationToken);
            await ShownAsync(sent?.Id, cancellationToken);
        }
    }

    /// <summary>Draws the card on a message sent before.</summary>
    public async Task UpdateAsync(string activityId, CancellationToken cancellationToken)
    {
        await SayAsync(_sentences, cancellationToken);
        if (_card is not null)
        {
            var activity = Messages.Card(_card);
            activity.Id = activityId;
            await turn.UpdateActivityAsync(activity, cancellationToken);
            await ShownAsync(activityId, cancellationToken);
        }
    }

    /// <summary>Makes the answer to a pressed button; sentences beside a card are sent as messages.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerAsync(CancellationToken cancellationToken)
    {
        if (_goesOnBelow && _card is not null)
        {
            await SendAsync(cancellationToken);
            return Messages.Answer(turn.Words().Say("Chat.Below"));
        }

        if (_card is null)
        {
            await SayAsync(_sentences.Skip(1), cancellationToken);
            return Messages.Answer(_sentences.Count > 0 ? _sentences[0] : turn.Words().Say("Chat.Done"));
        }

        await SayAsync(_sentences, cancellationToken);
        await ShownAsync(turn.Activity.ReplyToId, cancellationToken);
        return Messages.Answer(_card);
    }

    private async Task SayAsync(IEnumerable<string> sentences, CancellationToken cancellationToken)
    {
        foreach (var sentence in sentences)
        {
            await turn.SendActivityAsync(Messages.Text(sentence), cancellationToken);
        }
    }

    private Task ShownAsync(string? activityId, CancellationToken cancellationToken) =>
        _shown is null || string.IsNullOrEmpty(activityId) ? Task.CompletedTask : _shown(activityId, cancellationToken);
}
