using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The delegates open the mailbox (Full Access) and answer in its name (Send As); it appears in their Outlook by itself. After
/// the access of others was taken, so that neither undoes the other.
/// https://learn.microsoft.com/powershell/module/exchange/add-mailboxpermission
/// </summary>
public sealed class GiveMailboxAccess(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.GiveMailboxAccess;

    public IReadOnlyList<StepId> After => [StepIds.RemoveOldMailboxAccess, StepIds.RemoveDelegates];

    public IReadOnlyList<StepId> Needs => [];

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        var delegates = choices.WorkingDelegates().Where(d => d != snapshot.Account.Person.Id).Select(snapshot.Target).ToList();
        return delegates.Count > 0 && snapshot.MayHaveCloudMailbox() ? new() { Id = Id, Targets = delegates } : null;
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await ReadAsync(context, cancellationToken);
        return StepFacts.Reading(
            Without(context, fullAccess).Count + Without(context, sendAs).Count == 0,
            new JsonObject { ["fullAccess"] = StepFacts.List(fullAccess.Order()), ["sendAs"] = StepFacts.List(sendAs.Order()) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (fullAccess, sendAs) = await ReadAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        await Task.WhenAll(
            Without(context, fullAccess).Select(t => tenant.MailboxAccess.AddFullAccessAsync(mailbox, t.Id, autoMapping: true, cancellationToken))
                .Concat(Without(context, sendAs).Select(t => tenant.MailboxAccess.AddSendAsAsync(mailbox, t.Id, cancellationToken))));
    }

    private async Task<(HashSet<string> FullAccess, HashSet<string> SendAs)> ReadAsync(StepContext context, CancellationToken cancellationToken)
    {
        var fullAccess = tenant.MailboxAccess.FullAccessAsync(context.Leaver.Id.Value, cancellationToken);
        var sendAs = tenant.MailboxAccess.SendAsAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(fullAccess, sendAs);
        return (Names(await fullAccess), Names(await sendAs));
    }

    private static HashSet<string> Names(IReadOnlyList<MailboxAccess> given) => given.Select(g => g.User).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Exchange names people by user principal name when they have one, else by whatever it knows.</summary>
    private static List<StepTarget> Without(StepContext context, HashSet<string> given) =>
        [.. context.Step.Targets.Where(t => !given.Contains(t.Id) && !given.Contains(UserPrincipalName(context.Snapshot, t)))];

    private static string UserPrincipalName(Snapshot snapshot, StepTarget target) =>
        snapshot.Colleague(new UserId(target.Id))?.Person.UserPrincipalName ?? target.Id;
}
