using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Files;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Files can be shared with people outside as they could be before; links that were given out open again.
/// https://learn.microsoft.com/sharepoint/change-external-sharing-site
/// </summary>
public sealed class AllowOneDriveSharing(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.AllowOneDriveSharing;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } drive)
        {
            return Reasons.NoOneDrive;
        }

        var sharing = await tenant.Sites.SharingAsync(drive, cancellationToken);
        return sharing != StopOneDriveSharing.Nobody && sharing != Before(context)
            ? ChangedSince(sharing)
            : StepFacts.Reading(sharing == Before(context), new JsonObject { [StopOneDriveSharing.Sharing] = sharing });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is { } drive)
        {
            await tenant.Sites.SetSharingAsync(drive, Before(context), cancellationToken);
        }
    }

    protected override PlannedStep? Undo(Reinstatement done) => done.Step(StepIds.StopOneDriveSharing)?.Text(StopOneDriveSharing.Sharing) is { } before && before != StopOneDriveSharing.Nobody
        ? new() { Id = Id, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [StopOneDriveSharing.Sharing] = before } }
        : null;

    private static string Before(StepContext context) => context.Step.Parameters[StopOneDriveSharing.Sharing];
}
