using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// A colleague administers the leaver's OneDrive and so has all its files. Before licences go, because an unlicensed OneDrive
/// takes no new people (rule R9).
/// https://learn.microsoft.com/sharepoint/dev/sp-add-ins/get-to-know-the-sharepoint-rest-service
/// </summary>
public sealed class GiveOneDriveAccess(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.GiveOneDriveAccess;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices is { OneDrive: OneDriveChoice.GiveAccess, OneDriveOwner: { } owner } && owner != snapshot.Account.Person.Id && snapshot.MayHaveOneDrive()
            ? new() { Id = Id, Targets = [snapshot.Target(owner)] }
            : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await SiteAsync(context, cancellationToken) is not { } site)
        {
            return Reasons.NoOneDrive;
        }

        var isAdmin = await tenant.Sites.IsAdminAsync(site, await OwnerAsync(context, cancellationToken), cancellationToken);
        return StepFacts.Reading(isAdmin, new JsonObject { ["site"] = site.AbsoluteUri, ["ownerIsSiteAdmin"] = isAdmin });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await SiteAsync(context, cancellationToken) is { } site)
        {
            await tenant.Sites.SetAdminAsync(site, await OwnerAsync(context, cancellationToken), isAdmin: true, cancellationToken);
        }
    }

    /// <summary>As the snapshot told it; read again only when it could not.</summary>
    private async Task<Uri?> SiteAsync(StepContext context, CancellationToken cancellationToken) =>
        context.Snapshot.OneDrive.Exists(out var known)
            ? new Uri(known.SiteUrl)
            : (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken))?.SiteUrl;

    /// <summary>SharePoint knows people by their user principal name.</summary>
    private async Task<string> OwnerAsync(StepContext context, CancellationToken cancellationToken)
    {
        var owner = context.Step.Targets[0].Id;
        return context.Snapshot.Colleague(new UserId(owner))?.Person.UserPrincipalName
            ?? (await tenant.Users.GetAsync(owner, cancellationToken))?.UserPrincipalName
            ?? owner;
    }
}
