using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// People whom the leaver let into the mailbox lose Full Access and Send As, unless they are the delegates of this plan. The
/// ones named on the plan only: somebody who was let in since was let in by an administrator.
/// https://learn.microsoft.com/powershell/module/exchange/remove-mailboxpermission
/// </summary>
public sealed class RemoveOldMailboxAccess(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.RemoveOldMailboxAccess;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        if ((choices.Mailbox == MailboxChoice.Keep && choices.Kind == RequestKind.Offboarding) || !snapshot.Mailbox.Exists(out var mailbox) || mailbox.IsHybrid)
        {
            return null;
        }

        var delegates = choices.WorkingDelegates().Select(d => snapshot.Colleague(d)?.Person.UserPrincipalName).ToList();
        var old = mailbox.FullAccess.Concat(mailbox.SendAs)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !delegates.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => new StepTarget(name, mailbox.NameOf(name)))
            .ToList();
        return old.Count == 0 ? null : new() { Id = Id, Targets = old };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await LeftAsync(context, cancellationToken);
        return StepFacts.Reading(
            fullAccess.Count + sendAs.Count == 0,
            new JsonObject { ["fullAccess"] = StepFacts.List(fullAccess), ["sendAs"] = StepFacts.List(sendAs) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await LeftAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        await Task.WhenAll(
            fullAccess.Select(user => tenant.MailboxAccess.RemoveFullAccessAsync(mailbox, user, cancellationToken))
                .Concat(sendAs.Select(user => tenant.MailboxAccess.RemoveSendAsAsync(mailbox, user, cancellationToken))));
    }

    private async Task<(List<string> FullAccess, List<string> SendAs)> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        var old = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fullAccess = tenant.MailboxAccess.FullAccessAsync(context.Leaver.Id.Value, cancellationToken);
        var sendAs = tenant.MailboxAccess.SendAsAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(fullAccess, sendAs);
        return ([.. (await fullAccess).Select(a => a.User).Where(old.Contains)], [.. (await sendAs).Select(a => a.User).Where(old.Contains)]);
    }
}
