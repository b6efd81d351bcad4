using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Access;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// A colleague reads the leaver's files and changes none, for the days chosen. Folders that do not inherit who may read them stay closed.
/// Before licences go, because an unlicensed OneDrive takes no new people (rule R9). Whoever may do more already keeps that.
/// https://learn.microsoft.com/graph/api/driveitem-invite
/// </summary>
public sealed class LetReadOneDrive(Tenant tenant) : IOffboardingStep
{
    internal const string Duration = "readDays";

    public StepId Id => StepIds.LetReadOneDrive;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => Planned(snapshot, choices);

    internal static PlannedStep? Planned(Snapshot snapshot, Choices choices) =>
        choices is { OneDrive: OneDriveChoice.LetRead, OneDriveOwner: { } reader } && reader != snapshot.Account.Person.Id && snapshot.MayHaveOneDrive()
            ? new()
            {
                Id = StepIds.LetReadOneDrive,
                Targets = [snapshot.Target(reader)],
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Duration] = choices.OneDriveDays?.ToString(CultureInfo.InvariantCulture) ?? LitigationHold.Unlimited,
                },
            }
            : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } drive)
        {
            return Reasons.NoOneDrive;
        }

        var given = await GivenAsync(tenant, drive, context, cancellationToken);
        return StepFacts.Reading(given is not null && IsLongEnough(given, Until(context)), Facts(drive, given));
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is { } drive)
        {
            await tenant.Drives.InviteToRootAsync(drive.Id, context.Step.Targets[0].Id, "read", Until(context), cancellationToken);
        }
    }

    /// <summary>What whoever reads has on the whole OneDrive; of several the longest. Null when they have nothing.</summary>
    internal static async Task<DriveSharing?> GivenAsync(Tenant tenant, UserDrive drive, StepContext context, CancellationToken cancellationToken) =>
        (await tenant.Drives.RootPermissionsAsync(drive.Id, cancellationToken))
            .Where(p => string.Equals(p.GrantedToId, context.Step.Targets[0].Id, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(p => p.ExpirationDateTime ?? DateTimeOffset.MaxValue)
            .FirstOrDefault();

    private static bool IsLongEnough(DriveSharing given, DateTimeOffset? until) =>
        given.ExpirationDateTime is not { } end || (until is { } wanted && end >= wanted.AddMinutes(-1));

    private static DateTimeOffset? Until(StepContext context) =>
        int.TryParse(context.Step.Parameters[Duration], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? context.StartedAt?.AddDays(days) : null;

    private static JsonObject Facts(UserDrive drive, DriveSharing? given) => new()
    {
        ["link"] = drive.WebUrl.AbsoluteUri,
        ["roles"] = StepFacts.List(given?.Roles ?? []),
        ["expirationDateTime"] = TenantSecond.Write(given?.ExpirationDateTime),
    };
}
