using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Nothing in the mailbox can be lost any more, also what somebody deletes: it stays findable for the time chosen. A hold that is
/// longer already stays as it is. Before anything is taken out of the mailbox, and proven only when Exchange's hour has passed,
/// because until then what is deleted may be gone (rule R6).
/// https://learn.microsoft.com/purview/ediscovery-create-a-litigation-hold
/// </summary>
public sealed class PlaceLitigationHold(Tenant tenant) : IOffboardingStep
{
    private const string Duration = "holdDays";

    /// <summary>So long may it take, by the documentation, until a hold holds.</summary>
    private static readonly TimeSpan TakesEffect = TimeSpan.FromMinutes(60);

    public StepId Id => StepIds.PlaceLitigationHold;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.GiveMailboxLicence];

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => choices.Hold is not { } hold || !snapshot.MayHaveCloudMailbox()
        ? null
        : new()
        {
            Id = Id,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Duration] = hold.Days?.ToString(CultureInfo.InvariantCulture) ?? LitigationHold.Unlimited,
            },
        };

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) =>
        snapshot.Mailbox.Exists(out var mailbox) ? Facts(mailbox.IsOnLitigationHold, mailbox.LitigationHoldDuration) : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var mailbox = await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return mailbox switch
        {
            null => Reasons.NoMailbox,
            { IsRemote: true } => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.HoldOnPremises")),
            _ when !IsLongEnough(mailbox, Days(context.Step)) => new StepReading.Open(Facts(mailbox)),
            _ when (mailbox.LitigationHoldDate ?? context.StartedAt) + TakesEffect is { } at && at > tenant.Clock.UtcNow =>
                new StepReading.WaitUntil(at, Phrase.Of("Steps.Reasons.HoldTakesEffect")),
            _ => new StepReading.InPlace(Facts(mailbox)),
        };
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetLitigationHoldAsync(context.Leaver.Id.Value, Days(context.Step), cancellationToken);

    private static int? Days(PlannedStep step) =>
        int.TryParse(step.Parameters[Duration], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    private static bool IsLongEnough(ExchangeMailbox mailbox, int? days) => mailbox.LitigationHoldEnabled
        && (string.Equals(mailbox.LitigationHoldDuration, LitigationHold.Unlimited, StringComparison.OrdinalIgnoreCase)
            || (days is { } wanted && TimeSpan.TryParse(mailbox.LitigationHoldDuration, CultureInfo.InvariantCulture, out var span) && span.TotalDays >= wanted));

    private static JsonObject Facts(ExchangeMailbox mailbox) => Facts(mailbox.LitigationHoldEnabled, mailbox.LitigationHoldDuration);

    private static JsonObject Facts(bool isHeld, string? duration) => new()
    {
        ["litigationHoldEnabled"] = isHeld,
        ["litigationHoldDuration"] = isHeld ? duration : null,
    };
}
