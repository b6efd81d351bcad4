using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Those whom the person had let into the mailbox have Full Access and Send As again, as each had before.
/// https://learn.microsoft.com/powershell/module/exchange/add-mailboxpermission
/// </summary>
public sealed class GiveOldMailboxAccessBack(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.GiveOldMailboxAccessBack;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(context, cancellationToken);
        return StepFacts.Reading(
            missing.FullAccess.Count + missing.SendAs.Count == 0,
            new JsonObject { ["withoutFullAccess"] = StepFacts.List(missing.FullAccess), ["withoutSendAs"] = StepFacts.List(missing.SendAs) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await MissingAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        await Task.WhenAll(
            fullAccess.Select(user => tenant.MailboxAccess.AddFullAccessAsync(mailbox, user, autoMapping: true, cancellationToken))
                .Concat(sendAs.Select(user => tenant.MailboxAccess.AddSendAsAsync(mailbox, user, cancellationToken))));
    }

    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.RemoveOldMailboxAccess) is not { } removed)
        {
            return null;
        }

        var (fullAccess, sendAs) = (removed.Texts(MailboxRights.FullAccess), removed.Texts(MailboxRights.SendAs));
        var known = done.Before.Mailbox.Value?.PeopleWithAccess ?? [];
        return On(
            [.. removed.Planned.Targets.Where(t => fullAccess.Concat(sendAs).Contains(t.Id, StringComparer.OrdinalIgnoreCase))],
            [.. MailboxRights.Parameters(fullAccess, sendAs), NamesOfThen.Parameter(fullAccess.Concat(sendAs), known)]);
    }

    private async Task<(List<string> FullAccess, List<string> SendAs)> MissingAsync(StepContext context, CancellationToken cancellationToken)
    {
        var given = await MailboxRights.ReadAsync(tenant, context, cancellationToken);
        var (fullAccess, sendAs) = await MailboxRights.NowAsync(tenant, context.Step, cancellationToken);
        return ([.. fullAccess.Where(user => !given.FullAccess.Contains(user))], [.. sendAs.Where(user => !given.SendAs.Contains(user))]);
    }
}
