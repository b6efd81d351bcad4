using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Shows a request to somebody in their own turn, and remembers the card it was shown on as their copy.</summary>
public sealed class RequestDesk(IJournal journal, Audience audience, IPeopleBook people, Deliveries deliveries, CardSender sender)
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

        reply.Show(RequestCard.Render(state, role == CardAudience.Approver, turn.Words()), (id, ct) => ShownAsync(turn, state, role, speaker, id, ct));
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

    private async Task ShownAsync(ITurnContext turn, RequestState state, CardAudience role, Speaker speaker, string activityId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(speaker.Id, cancellationToken) is { } known
            && await deliveries.PlaceAsync(state, known, role, activityId, cancellationToken) is { } before)
        {
            await RetireAsync(turn, before, cancellationToken);
        }

        sender.Follow(state.Id, speaker.Id);
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
