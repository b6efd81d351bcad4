using Microsoft.Bot.Builder;
using Microsoft.Extensions.Caching.Memory;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Answers "help": what this person can do, by the rights they had when it was last looked up. It names nobody, and lets nobody do anything.</summary>
public sealed class HelpDesk(ApproverPolicy approvers, AuditorPolicy auditors, RequesterPolicy requesters, IMemoryCache known, ILogger<HelpDesk> logger)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(5);

    public async Task ShowAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var (reader, mayReadEvidence) = await ReaderAsync(speaker, cancellationToken);
        reply.Show(Drawn(reader, mayReadEvidence, turn.Words()));
    }

    /// <summary>It names nobody and no moment.</summary>
    private DrawnCard Drawn(HelpFor reader, bool mayReadEvidence, WordList words) =>
        known.GetOrCreate((typeof(HelpCard), reader, mayReadEvidence, words.Culture.Name), _ => DrawnCard.Of(HelpCard.Render(reader, mayReadEvidence, words)))!;

    private async Task<(HelpFor Reader, bool MayReadEvidence)> ReaderAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(KeyOf(speaker), out (HelpFor, bool) before))
        {
            return before;
        }

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
            return known.Set(KeyOf(speaker), (reader, await mayReadEvidence), KnownFor);
        }
        catch (Microsoft365Fault fault)
        {
            // What can be asked is no secret; whether they may is looked up again when they do.
            logger.TenantRefused(fault);
            return (HelpFor.Manager, false);
        }
    }

    private static (Type, UserId) KeyOf(Speaker speaker) => (typeof(HelpDesk), speaker.Id);
}
