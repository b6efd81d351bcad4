using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Shows a request to somebody in their own turn, and remembers the card it was shown on as their copy.</summary>
public sealed class RequestDesk(IJournal journal, Audience audience, IPeopleBook people, Deliveries deliveries, CardSender sender, AnswerSent answer)
{
    public async Task ShowAsync(ITurnContext turn, RequestId request, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        if (await FindAsync(request, speaker, cancellationToken) is not var (state, role))
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
            return;
        }

        Show(turn, state, role, speaker, reply);
    }

    /// <summary>To somebody whose order has just been taken, and whose right was looked up for that.</summary>
    public void ShowToWhoOrdered(ITurnContext turn, RequestState state, Speaker speaker, TurnReply reply)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        Show(turn, state, speaker.Id == state.Requester.Id ? CardAudience.Requester : CardAudience.Approver, speaker, reply);
    }

    /// <summary>The form in which somebody changes the choices. It takes the place of the request's card until it is saved or left, or the request is decided on.</summary>
    public void ShowForm(ITurnContext turn, RequestState state, AdaptiveCard form, Speaker speaker, TurnReply reply)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(reply);
        reply.Show(form, (id, ct) => ShownAsync(turn, state, CardAudience.Approver, speaker, isForm: true, id, ct));
    }

    /// <summary>The request, and as whom this person sees it; null when it is none of theirs or does not exist.</summary>
    public async Task<(RequestState State, CardAudience Role)?> FindAsync(RequestId request, Speaker speaker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        return request.Value.Length > 0
            && await journal.ReadAsync(request, cancellationToken) is { } state
            && await audience.OfAsync(state, speaker.Id, cancellationToken) is { } role
            ? (state, role)
            : null;
    }

    private void Show(ITurnContext turn, RequestState state, CardAudience role, Speaker speaker, TurnReply reply) =>
        reply.Show(deliveries.Render(state, role, turn.Words()), (id, ct) => ShownAsync(turn, state, role, speaker, isForm: false, id, ct));

    private async Task ShownAsync(
        ITurnContext turn, RequestState state, CardAudience role, Speaker speaker, bool isForm, string activityId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(speaker.Id, cancellationToken) is not { } known)
        {
            return;
        }

        if (await deliveries.PlaceAsync(state, known, role, activityId, isForm, cancellationToken) is { } before)
        {
            await RetireAsync(turn, before, cancellationToken);
        }

        answer.Then(() =>
        {
            deliveries.HasDrawn(known);
            sender.Follow(state.Id, known.Id);
        });
    }

    /// <summary>The card the person had before points to the new one; if it is gone, all the better.</summary>
    private static async Task RetireAsync(ITurnContext turn, CardCopy before, CancellationToken cancellationToken)
    {
        var card = Messages.Card(NoticeCard.Render(Phrase.Of("Chat.Card.Continued"), null, turn.Words()));
        card.Id = before.ActivityId;
        try
        {
            await turn.UpdateActivityAsync(card, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            // An old card that keeps its buttons does no harm: what they send is looked up again.
        }
    }
}
