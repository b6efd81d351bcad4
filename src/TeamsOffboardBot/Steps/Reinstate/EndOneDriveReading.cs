using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The colleague no longer reads the person's files. More than reading was given by somebody else, and is left. https://learn.microsoft.com/graph/api/permission-delete
/// </summary>
public sealed class EndOneDriveReading(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.EndOneDriveReading;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } drive)
        {
            return Reasons.NoOneDrive;
        }

        var given = await GivenAsync(drive, context, cancellationToken);
        return given is not null && given.Roles.Any(role => role != "read")
            ? ChangedSince(string.Join(", ", given.Roles))
            : StepFacts.Reading(given is null, new JsonObject { ["roles"] = StepFacts.List(given?.Roles ?? []) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is { } drive
            && await GivenAsync(drive, context, cancellationToken) is { Id: { } permission })
        {
            await tenant.Drives.RemoveRootPermissionAsync(drive.Id, permission, cancellationToken);
        }
    }

    /// <summary>Whoever could read before keeps that.</summary>
    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.LetReadOneDrive) is { Before: not null } let && let.Texts("roles").Count == 0 ? On(let.Planned.Targets) : null;

    private async Task<DriveSharing?> GivenAsync(UserDrive drive, StepContext context, CancellationToken cancellationToken) =>
        (await tenant.Drives.RootPermissionsAsync(drive.Id, cancellationToken))
            .FirstOrDefault(p => string.Equals(p.GrantedToId, context.Step.Targets[0].Id, StringComparison.OrdinalIgnoreCase));
}
