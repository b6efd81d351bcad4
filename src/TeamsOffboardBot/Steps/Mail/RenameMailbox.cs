using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The mailbox says in its name that nobody of that name reads it any more. What is put before the name is chosen, so it can be taken away
/// again. Active Directory names the mailboxes of synchronised accounts (rule R2). https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class RenameMailbox(Tenant tenant) : IOffboardingStep
{
    internal const string Prefix = "prefix";
    internal const string Name = "displayName";

    public StepId Id => StepIds.RenameMailbox;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public static string Renamed(string prefix, string name) => IsRenamed(prefix, name) ? name : $"{prefix} {name}";

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => choices.NamePrefix is not { } prefix || !snapshot.MayHaveCloudMailbox() || !SyncMatrix.IsFor(Id, snapshot)
        ? null
        : new()
        {
            Id = Id,
            Targets = [new StepTarget(snapshot.Account.Person.Id.Value, Renamed(prefix, snapshot.Account.Person.DisplayName))],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Prefix] = prefix },
        };

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => Facts(snapshot.Account.Person.DisplayName);

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => Reasons.MailboxOnPremises,
            { } mailbox => StepFacts.Reading(IsRenamed(context.Step.Parameters[Prefix], mailbox.DisplayName), Facts(mailbox.DisplayName)),
        };

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is { } mailbox)
        {
            await tenant.Names.SetDisplayNameAsync(context.Leaver.Id.Value, Renamed(context.Step.Parameters[Prefix], mailbox.DisplayName), cancellationToken);
        }
    }

    private static bool IsRenamed(string prefix, string name) => name.StartsWith($"{prefix} ", StringComparison.Ordinal);

    private static JsonObject Facts(string name) => new() { [Name] = name };
}
