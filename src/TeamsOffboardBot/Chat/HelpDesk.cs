using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Chat;

/// <summary>Answers "help": what this person can do, by the rights they have now. It names nobody.</summary>
public sealed class HelpDesk(ApproverPolicy approvers, AuditorPolicy auditors, RequesterPolicy requesters, ILogger<HelpDesk> logger)
{
    public async Task ShowAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var (reader, mayReadEvidence) = await ReaderAsync(speaker, cancellationToken);
        reply.Show(HelpCard.Render(reader, mayReadEvidence, turn.Words()));
    }

    private async Task<(HelpFor Reader, bool MayReadEvidence)> ReaderAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        try
        {
            var isApprover = approvers.IsApproverAsync(speaker.Id, cancellationToken);
            var reach = requesters.ReachAsync(speaker.Id, cancellationToken);
            var mayReadEvidence = auditors.MayReadEvidenceAsync(speaker.Id, cancellationToken);
            await Task.WhenAll(isApprover, reach, mayReadEvidence);
            var reader = (await isApprover, await reach) switch
            {
                (true, _) => HelpFor.Approver,
                (_, AskingReach.Anybody) => HelpFor.HumanResources,
                (_, AskingReach.Team) => HelpFor.Manager,
                _ => HelpFor.Nobody,
            };
            return (reader, await mayReadEvidence);
        }
        catch (Microsoft365Fault fault)
        {
            // What can be asked is no secret; whether they may is looked up again when they do.
            logger.TenantRefused(fault);
            return (HelpFor.Manager, false);
        }
    }
}
