using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat;

/// <summary>Answers "status": the requests somebody asked for; for approvers all but the one about themselves.</summary>
public sealed class StatusDesk(IJournal journal, ApproverPolicy policy, RequestDesk desk)
{
    private const int Latest = 50;

    public async Task ShowAsync(ITurnContext turn, Speaker speaker, string name, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var isApprover = await policy.IsApproverAsync(speaker.Id, cancellationToken);
        var rows = (await journal.RecentAsync(isApprover ? null : speaker.Id, Latest, cancellationToken))
            .Where(r => r.LeaverId != speaker.Id && r.LeaverName.Contains(name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (name.Length > 0 && rows.Count == 1)
        {
            await desk.ShowAsync(turn, rows[0].Id, speaker, reply, cancellationToken);
        }
        else if (name.Length > 0 && rows.Count == 0)
        {
            reply.Say(turn.Words().Say("Chat.Status.None", ("name", CardText.Plain(name, 80))));
        }
        else
        {
            reply.Show(StatusCard.Render([.. rows.Select(r => new StatusLine(r.Id, r.LeaverName, r.Stage, r.UpdatedAt, r.Next, r.Kind, r.Tasks))], turn.Words()));
        }
    }
}
