using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>Answers "check": approvers see what the bot lacks; it is nobody else's business.</summary>
public sealed class CheckDesk(ApproverPolicy policy, ICheckUp checkUp)
{
    public async Task ShowAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var words = turn.Words();
        if (!await policy.IsApproverAsync(speaker.Id, cancellationToken))
        {
            reply.Say(words.Say("CheckUp.OnlyApprovers"));
            return;
        }

        reply.Show(CheckCard.Render(await checkUp.RunAsync(cancellationToken), words));
    }
}
