using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Mail is no longer sent on when the days chosen are over; it stays in the mailbox from then. Only the forwarding of this plan ends: one
/// that somebody set since is theirs. https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class StopForwarding(Tenant tenant) : IOffboardingStep
{
    private const string Address = "address";
    private const string Duration = "forwardDays";

    public StepId Id => StepIds.StopForwarding;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.ForwardMail];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.ForwardDays is { } days && snapshot.MayHaveCloudMailbox() && ForwardMail.Address(snapshot, choices) is { } address
            ? new()
            {
                Id = Id,
                Targets = [snapshot.Target(choices.ForwardTo!.Value)],
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Address] = address,
                    [Duration] = days.ToString(CultureInfo.InvariantCulture),
                },
            }
            : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } mailbox)
        {
            return Reasons.NoMailbox;
        }

        var days = int.Parse(context.Step.Parameters[Duration], CultureInfo.InvariantCulture);
        var isOurs = string.Equals(mailbox.ForwardingSmtpAddress, context.Step.Parameters[Address], StringComparison.OrdinalIgnoreCase);
        return isOurs && (context.Date ?? context.StartedAt?.AddDays(days)) is { } at && at > tenant.Clock.UtcNow
            ? new StepReading.WaitUntil(at, Phrase.Of("Steps.Reasons.ForwardsUntil"))
            : StepFacts.Reading(!isOurs, new JsonObject { ["forwardingSmtpAddress"] = mailbox.ForwardingSmtpAddress });
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.ClearForwardingAsync(context.Leaver.Id.Value, cancellationToken);
}
