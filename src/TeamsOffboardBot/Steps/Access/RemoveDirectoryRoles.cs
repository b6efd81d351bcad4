using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// The person administers nothing any more, nor could make it so again: active roles and those that could be activated. Only where the
/// configuration says so, because the permission equals Global Administrator; else <see cref="Manual.DirectoryRolesByHand"/>. After block
/// and password, which are refused to nobody for roles that are gone. https://learn.microsoft.com/graph/api/unifiedroleassignment-delete
/// </summary>
public sealed class RemoveDirectoryRoles(Tenant tenant, IOptions<AccessOptions> access) : IOffboardingStep
{
    public StepId Id => StepIds.RemoveDirectoryRoles;

    public IReadOnlyList<StepId> After => [StepIds.BlockSignIn, StepIds.ResetPassword];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => access.Value.RemovesDirectoryRoles && snapshot.HeldRoles.Count > 0
        ? new() { Id = Id, Targets = [.. snapshot.HeldRoles.Select(r => new StepTarget(r.Id, r.Name))] }
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (active, eligible) = await HeldAsync(context, cancellationToken);
        return StepFacts.Reading(
            active.Count + eligible.Count == 0,
            new JsonObject { ["active"] = StepFacts.List(active.Select(r => r.RoleName)), ["eligible"] = StepFacts.List(eligible.Select(r => r.RoleName)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (active, eligible) = await HeldAsync(context, cancellationToken);
        await Task.WhenAll(
            active.Select(r => tenant.Roles.RemoveAsync(r.Id, cancellationToken))
                .Concat(eligible.Select(r => tenant.Roles.RemoveEligibilityAsync(r, cancellationToken))));
    }

    /// <summary>Of those on the plan. A tenant in which nobody could activate a role is not asked for such.</summary>
    private async Task<(List<RoleHolding> Active, List<RoleHolding> Eligible)> HeldAsync(StepContext context, CancellationToken cancellationToken)
    {
        var planned = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hasEligible = context.Snapshot.HeldRoles.Any(r => r.IsEligible);
        var active = tenant.Roles.ActiveAsync(context.Leaver.Id.Value, cancellationToken);
        var eligible = hasEligible ? tenant.Roles.EligibleAsync(context.Leaver.Id.Value, cancellationToken) : Task.FromResult<IReadOnlyList<RoleHolding>>([]);
        await Task.WhenAll(active, eligible);
        return ([.. (await active).Where(r => planned.Contains(r.Id))], [.. (await eligible).Where(r => planned.Contains(r.Id))]);
    }
}
