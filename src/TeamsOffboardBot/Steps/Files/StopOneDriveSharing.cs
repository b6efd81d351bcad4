using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// Nobody outside the organisation opens the leaver's files any more, by whatever link; colleagues with whom they are shared still do. The
/// setting is SharePoint's, so it works for an account with or without licence, and can be taken back.
/// https://learn.microsoft.com/sharepoint/change-external-sharing-site
/// </summary>
public sealed class StopOneDriveSharing(Tenant tenant) : IOffboardingStep
{
    internal const string Sharing = "sharing";
    internal const string Nobody = "Disabled";

    public StepId Id => StepIds.StopOneDriveSharing;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.StopOneDriveSharing && snapshot.MayHaveOneDrive() ? new() { Id = Id } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } drive)
        {
            return Reasons.NoOneDrive;
        }

        var sharing = await tenant.Sites.SharingAsync(drive, cancellationToken);
        return StepFacts.Reading(sharing == Nobody, new JsonObject { [Sharing] = sharing });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is { } drive)
        {
            await tenant.Sites.SetSharingAsync(drive, Nobody, cancellationToken);
        }
    }
}
