using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>
/// Buttons pressed in the approvals channel. They count as anywhere: who pressed is looked up by the approval rules. Why one does not count is told to whoever
/// pressed and nobody else; what needs a form goes on in their personal chat, where nobody's drawing covers it.
/// </summary>
public sealed class ChannelPresses(IApprovalsChannels channels, RequestOrders orders, ChannelListPresses lists, RequestPresses presses, PersonalChats chats, TurnGate gate)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        var bound = await channels.FindAsync(cancellationToken);
        if (bound?.Conversation != ApprovalsChannel.WithoutThread(turn.Activity.Conversation.Id) || !(Verbs.IsRequest(press.Verb) || press.Verb == Verbs.ManyPage || Verbs.IsManySubmitted(press.Verb)))
        {
            reply.Say(turn.Words().Say("Chat.OnlyInPersonalChat"));
        }
        else if (press.Verb == Verbs.ManyOpen)
        {
            await ContinueInPersonalChatAsync(turn, press with { Verb = Verbs.Open }, reply, cancellationToken);
        }
        else if (Verbs.IsMany(press.Verb))
        {
            await lists.AnswerAsync(turn, press, bound, reply, cancellationToken);
        }
        else if (press.Verb is Verbs.Open or Verbs.LeaveChange || Verbs.IsChange(press.Verb))
        {
            await ContinueInPersonalChatAsync(turn, press, reply, cancellationToken);
        }
        else
        {
            await OrderAsync(turn, press, bound, reply, cancellationToken);
        }
    }

    private async Task OrderAsync(ITurnContext turn, Press press, ApprovalsChannel bound, TurnReply reply, CancellationToken cancellationToken)
    {
        switch (await orders.GiveAsync(RequestId.From(press.Text(Fields.Request)), press, cancellationToken))
        {
            case DecisionResult.Accepted accepted:
                reply.Show(RequestCard.Render(accepted.State, forApprover: true, bound.Words));
                break;
            case var refused:
                reply.Say(turn.Words().About((refused as DecisionResult.Refused)?.State?.Choices.Kind ?? RequestKind.Offboarding).Say(refused.Told));
                break;
        }
    }

    private async Task ContinueInPersonalChatAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var reached = await chats.TryContinueAsync(turn, press.By, ThereAsync, cancellationToken);
        reply.Say(turn.Words().Say(reached ? "Chat.Approvals.Continues" : "Chat.Group.OpenPersonalChat"));

        async Task ThereAsync(ITurnContext there, CancellationToken ct)
        {
            using (await gate.EnterAsync(there.Activity.Conversation.Id, ct))
            {
                there.TurnState.Set(turn.Words());
                var answer = new TurnReply(there);
                await presses.AnswerAsync(there, press, answer, ct);
                await answer.SendAsync(ct);
            }
        }
    }
}
