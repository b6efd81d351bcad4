using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The colleague no longer administers the person's OneDrive, unless they did before. https://learn.microsoft.com/sharepoint/dev/sp-add-ins/get-to-know-the-sharepoint-rest-service
/// </summary>
public sealed class TakeOneDriveAccessBack(Tenant tenant) : Reversal
{
    private const string Site = "site";

    public override StepId Id => StepIds.TakeOneDriveAccessBack;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var isAdmin = await OwnerAsync(context, cancellationToken) is { } owner && await tenant.Sites.IsAdminAsync(SiteOf(context), owner, cancellationToken);
        return StepFacts.Reading(!isAdmin, new JsonObject { ["site"] = SiteOf(context).AbsoluteUri, ["isSiteAdmin"] = isAdmin });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await OwnerAsync(context, cancellationToken) is { } owner)
        {
            await tenant.Sites.SetAdminAsync(SiteOf(context), owner, isAdmin: false, cancellationToken);
        }
    }

    /// <summary>SharePoint knows people by their user principal name.</summary>
    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.GiveOneDriveAccess) is not { } given || given.Flag("ownerIsSiteAdmin") != false || given.Text(Site) is not { } site)
        {
            return null;
        }

        var owner = given.Planned.Targets[0];
        var name = done.Before.Colleague(new UserId(owner.Id))?.Person.UserPrincipalName ?? owner.Id;
        return On([owner with { Id = name }], (Site, site), NamesOfThen.Parameter([name], done.Before.Colleagues.Select(c => c.Person)));
    }

    private async Task<string?> OwnerAsync(StepContext context, CancellationToken cancellationToken) =>
        (await NamesOfThen.NowAsync(tenant, context.Step, [context.Step.Targets[0].Id], cancellationToken)).FirstOrDefault();

    private static Uri SiteOf(StepContext context) => new(context.Step.Parameters[Site]);
}
