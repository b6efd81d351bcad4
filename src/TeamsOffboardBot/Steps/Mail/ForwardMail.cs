using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// New mail goes on to a colleague, with or without a copy in the mailbox. After the old forwarding is cleared, and only while
/// the mailbox keeps its licence (rule R3). https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class ForwardMail(Tenant tenant) : IOffboardingStep
{
    private const string To = "address";
    private const string KeepsCopy = "keepsCopy";

    public StepId Id => StepIds.ForwardMail;

    public IReadOnlyList<StepId> After => [StepIds.ClearOldForwarding];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>Where the plan forwards to; null when it does not.</summary>
    public static string? Address(Snapshot snapshot, Choices choices) =>
        choices is { Mailbox: MailboxChoice.Forward, ForwardTo: { } id } && id != snapshot.Account.Person.Id && snapshot.Colleague(id) is { } colleague
            ? colleague.Person.Mail ?? colleague.Person.UserPrincipalName
            : null;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => !snapshot.MayHaveCloudMailbox() || Address(snapshot, choices) is not { } address
        ? null
        : new()
        {
            Id = Id,
            Targets = [snapshot.Target(choices.ForwardTo!.Value)],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [To] = address,
                [KeepsCopy] = choices.KeepCopyWhenForwarding ? "true" : "false",
            },
        };

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => snapshot.Mailbox.Exists(out var mailbox)
        ? Facts(mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress, mailbox.DeliverToMailboxAndForward)
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } mailbox)
        {
            return Reasons.NoMailbox;
        }

        var isSet = mailbox.ForwardingAddress is null
            && string.Equals(mailbox.ForwardingSmtpAddress, context.Step.Parameters[To], StringComparison.OrdinalIgnoreCase)
            && mailbox.DeliverToMailboxAndForward == Copies(context.Step);
        return StepFacts.Reading(isSet, Facts(mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress, mailbox.DeliverToMailboxAndForward));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetForwardingAsync(context.Leaver.Id.Value, context.Step.Parameters[To], Copies(context.Step), cancellationToken);

    private static JsonObject Facts(string? address, string? smtpAddress, bool keepsCopy) => new()
    {
        ["forwardingAddress"] = address,
        ["forwardingSmtpAddress"] = smtpAddress,
        ["deliverToMailboxAndForward"] = keepsCopy,
    };

    private static bool Copies(PlannedStep step) => step.Parameters[KeepsCopy] == "true";
}
