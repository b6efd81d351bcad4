using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Access;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// The colleague no longer reads the leaver's files when the days chosen are over. SharePoint keeps that date by itself; the bot looks that it did, ends
/// reading earlier, or moves the date where a person says so. What somebody else gave since, more than reading or reading without an end, is theirs.
/// https://learn.microsoft.com/graph/api/permission-delete, https://learn.microsoft.com/graph/api/driveitem-invite
/// </summary>
public sealed class StopOneDriveReading(Tenant tenant) : IOffboardingStep
{
    /// <summary>SharePoint keeps whole seconds.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMinutes(1);

    public StepId Id => StepIds.StopOneDriveReading;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.LetReadOneDrive];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.OneDriveDays is not null && LetReadOneDrive.Planned(snapshot, choices) is { } let ? let with { Id = Id } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } drive)
        {
            return Reasons.NoOneDrive;
        }

        var given = await LetReadOneDrive.GivenAsync(tenant, drive, context, cancellationToken);
        var facts = new JsonObject
        {
            ["roles"] = StepFacts.List(given?.Roles ?? []),
            ["expirationDateTime"] = TenantSecond.Write(given?.ExpirationDateTime),
        };
        return Ends(given) is not { } end
            ? new StepReading.InPlace(facts)
            : IsAt(end, context.Date ?? end) && end > tenant.Clock.UtcNow
                ? new StepReading.WaitUntil(end, Phrase.Of("Steps.Reasons.ReadsUntil"))
                : new StepReading.Open(facts);
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } drive)
        {
            return;
        }

        if (context.Date is { } later && later > tenant.Clock.UtcNow)
        {
            await tenant.Drives.InviteToRootAsync(drive.Id, context.Step.Targets[0].Id, "read", later, cancellationToken);
        }
        else if (await LetReadOneDrive.GivenAsync(tenant, drive, context, cancellationToken) is { Id: { } permission } given && Ends(given) is not null)
        {
            await tenant.Drives.RemoveRootPermissionAsync(drive.Id, permission, cancellationToken);
        }
    }

    /// <summary>Null when nobody reads by this plan any more.</summary>
    private static DateTimeOffset? Ends(DriveSharing? given) => given?.Roles.All(role => role == "read") == true ? given.ExpirationDateTime : null;

    private static bool IsAt(DateTimeOffset end, DateTimeOffset wanted) => (end - wanted).Duration() < Rounding;
}
