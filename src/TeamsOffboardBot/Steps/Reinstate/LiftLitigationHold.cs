using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The hold that the offboarding placed ends. One that was there before and was only made longer stays: evidence is not thrown away to undo a
/// mistake; nor is one that somebody changed since. https://learn.microsoft.com/purview/ediscovery-create-a-litigation-hold
/// </summary>
public sealed class LiftLitigationHold(Tenant tenant) : Reversal
{
    private const string Days = "holdDays";
    private const string Enabled = "litigationHoldEnabled";

    public override StepId Id => StepIds.LiftLitigationHold;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => Reasons.MailboxOnPremises,
            { LitigationHoldEnabled: true } held when !IsOurs(held, context.Step.Parameters[Days]) => ChangedSince(held.LitigationHoldDuration),
            { } mailbox => StepFacts.Reading(!mailbox.LitigationHoldEnabled, new JsonObject { [Enabled] = mailbox.LitigationHoldEnabled }),
        };

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.LiftLitigationHoldAsync(context.Leaver.Id.Value, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) => done.Step(StepIds.PlaceLitigationHold) is { } placed && placed.Flag(Enabled) == false
        ? new() { Id = Id, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Days] = placed.Planned.Parameters[Days] } }
        : null;

    private static bool IsOurs(ExchangeMailbox mailbox, string days) => int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
        ? TimeSpan.TryParse(mailbox.LitigationHoldDuration, CultureInfo.InvariantCulture, out var span) && (int)span.TotalDays == wanted
        : string.Equals(mailbox.LitigationHoldDuration, LitigationHold.Unlimited, StringComparison.OrdinalIgnoreCase);
}
