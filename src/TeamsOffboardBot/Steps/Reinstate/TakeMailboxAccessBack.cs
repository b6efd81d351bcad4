using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The delegates lose what the offboarding gave them; what they had before they keep. After the forwarding is as it was, so that mail is
/// never with nobody. https://learn.microsoft.com/powershell/module/exchange/remove-mailboxpermission
/// </summary>
public sealed class TakeMailboxAccessBack(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.TakeMailboxAccessBack;

    public override IReadOnlyList<StepId> After => [StepIds.RestoreForwarding];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await LeftAsync(context, cancellationToken);
        return StepFacts.Reading(
            fullAccess.Count + sendAs.Count == 0, new JsonObject { ["fullAccess"] = StepFacts.List(fullAccess), ["sendAs"] = StepFacts.List(sendAs) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await LeftAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        await Task.WhenAll(
            fullAccess.Select(user => tenant.MailboxAccess.RemoveFullAccessAsync(mailbox, user, cancellationToken))
                .Concat(sendAs.Select(user => tenant.MailboxAccess.RemoveSendAsAsync(mailbox, user, cancellationToken))));
    }

    /// <summary>Delegates go by the name that Exchange gives them.</summary>
    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.GiveMailboxAccess) is not { } given)
        {
            return null;
        }

        List<StepTarget> delegates =
            [.. given.Planned.Targets.Select(t => t with { Id = done.Before.Colleague(new UserId(t.Id))?.Person.UserPrincipalName ?? t.Id })];
        var fullAccess = New(delegates, given.Texts(MailboxRights.FullAccess));
        var sendAs = New(delegates, given.Texts(MailboxRights.SendAs));
        return On(
            [.. delegates.Where(d => fullAccess.Contains(d.Id) || sendAs.Contains(d.Id))],
            [.. MailboxRights.Parameters(fullAccess, sendAs), NamesOfThen.Parameter(fullAccess.Concat(sendAs), done.Before.Colleagues.Select(c => c.Person))]);
    }

    private static List<string> New(IEnumerable<StepTarget> delegates, IReadOnlyList<string> had) =>
        [.. delegates.Select(d => d.Id).Where(d => !had.Contains(d, StringComparer.OrdinalIgnoreCase))];

    private async Task<(List<string> FullAccess, List<string> SendAs)> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        var given = await MailboxRights.ReadAsync(tenant, context, cancellationToken);
        var (fullAccess, sendAs) = await MailboxRights.NowAsync(tenant, context.Step, cancellationToken);
        return ([.. fullAccess.Where(given.FullAccess.Contains)], [.. sendAs.Where(given.SendAs.Contains)]);
    }
}
