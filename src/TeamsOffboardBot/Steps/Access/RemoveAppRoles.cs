using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// The person loses roles in applications, such as the one that approves expenses. Only where the configuration says so: with the
/// permission for it the bot could give itself every other; else <see cref="Manual.AppRolesByHand"/>.
/// https://learn.microsoft.com/graph/api/user-delete-approleassignments
/// </summary>
public sealed class RemoveAppRoles(Tenant tenant, IOptions<AccessOptions> access) : IOffboardingStep
{
    public StepId Id => StepIds.RemoveAppRoles;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        access.Value.RemovesAppRoles && snapshot.Apps.Value is { Roles: { Count: > 0 } roles } ? new() { Id = Id, Targets = roles } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var left = await LeftAsync(context, cancellationToken);
        return StepFacts.Reading(left.Count == 0, new JsonObject { ["appRoles"] = StepFacts.List(left.Select(t => t.Name)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await LeftAsync(context, cancellationToken))
            .Select(t => tenant.Apps.RemoveRoleAsync(context.Leaver.Id.Value, t.Id, cancellationToken)));

    private async Task<List<StepTarget>> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        var given = (await tenant.Apps.RolesAsync(context.Leaver.Id.Value, cancellationToken)).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return [.. context.Step.Targets.Where(t => given.Contains(t.Id))];
    }
}
