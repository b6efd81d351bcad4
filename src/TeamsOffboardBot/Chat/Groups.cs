using Microsoft.Bot.Builder;

namespace TeamsOffboardBot.Chat;

/// <summary>Group chats and channels: no fact is told there; what was asked goes on in the personal chat. Only whether approval cards come there is asked there.</summary>
public sealed class Groups(PersonalChats chats, Commands commands, TurnEnd end, TurnGate gate)
{
    public async Task ContinueInPersonalChatAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(reply);
        var command = CommandReader.Read(turn.Activity.Text);
        if (command is Command.Approvals)
        {
            await commands.RunAsync(turn, speaker, command, reply, cancellationToken);
            return;
        }

        var reached = await chats.TryContinueAsync(turn, speaker, ThereAsync, cancellationToken);
        reply.Say(turn.Words().Say(reached ? "Chat.Group.Continues" : "Chat.Group.OpenPersonalChat"));

        async Task ThereAsync(ITurnContext there, CancellationToken ct)
        {
            using (await gate.EnterAsync(there.Activity.Conversation.Id, ct))
            {
                there.TurnState.Set(turn.Words());
                there.TurnState.Set(turn.TurnState.Get<PeoplePicker>());
                var answer = new TurnReply(there);
                await commands.RunAsync(there, speaker, command, answer, ct);
                await answer.SendAsync(ct);
                await end.ReachAsync(there, speaker, ct);
            }
        }
    }
}
