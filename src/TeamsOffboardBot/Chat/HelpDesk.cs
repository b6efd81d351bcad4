using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Chat;

/// <summary>Answers "help": what this person can do, by the rights they have now. It names nobody.</summary>
public sealed class HelpDesk(ApproverPolicy approvers, RequesterPolicy requesters, ILogger<HelpDesk> logger)
{
    public async Task ShowAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        reply.Show(HelpCard.Render(await ReaderAsync(speaker, cancellationToken), turn.Words()));
    }

    private async Task<HelpFor> ReaderAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        try
        {
            var isApprover = approvers.IsApproverAsync(speaker.Id, cancellationToken);
            var reach = requesters.ReachAsync(speaker.Id, cancellationToken);
            await Task.WhenAll(isApprover, reach);
            return (await isApprover, await reach) switch
            {
                (true, _) => HelpFor.Approver,
                (_, AskingReach.Anybody) => HelpFor.HumanResources,
                (_, AskingReach.Team) => HelpFor.Manager,
                _ => HelpFor.Nobody,
            };
        }
        catch (Microsoft365Fault fault)
        {
            // What can be asked is no secret; whether they may is looked up again when they do.
            logger.TenantRefused(fault);
            return HelpFor.Manager;
        }
    }
}
