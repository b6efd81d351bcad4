using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Groups;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Whoever became owner in the person's place is owner no longer, and stays a member: whether they were one before was not read. Only when the
/// person is proven to own the groups again, so that none is without an owner (rule R14). https://learn.microsoft.com/graph/api/group-delete-owners
/// </summary>
public sealed class EndNewOwnership(Tenant tenant) : Reversal
{
    private const string NewOwner = "newOwnerId";
    private const string NewOwnerName = "newOwner";

    public override StepId Id => StepIds.EndNewOwnership;

    public override IReadOnlyList<StepId> Needs => [StepIds.OwnGroupsAgain];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var still = await StillAsync(context, cancellationToken);
        return StepFacts.Reading(still.Count == 0, new JsonObject { ["stillOwned"] = StepFacts.List(still.Select(g => g.Name)) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await StillAsync(context, cancellationToken)).Select(g => g.RemoveOldAsync(cancellationToken)));

    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.HandOverGroups) is not { } handed)
        {
            return null;
        }

        var groups = handed.TargetsIn("withoutNewOwner");
        return On(groups, LeftGroups.Lists(done, groups), (NewOwner, handed.Planned.Parameters[NewOwner]), (NewOwnerName, handed.Planned.Parameters[NewOwnerName]));
    }

    /// <summary>Both own them, or the new one is the only one and stays.</summary>
    private async Task<List<OwnedGroup>> StillAsync(StepContext context, CancellationToken cancellationToken)
    {
        var owned = await Task.WhenAll(context.Step.Targets.Select(async target =>
        {
            var kind = GroupsAgain.IsList(context.Step, target) ? GroupKind.DistributionList : GroupKind.Security;
            var group = new OwnedGroup(tenant, target, kind, oldOwner: context.Step.Parameters[NewOwner], newOwner: context.Leaver.Id.Value);
            return (Group: group, Owners: await group.OwnersAsync(cancellationToken));
        }));
        return [.. owned.Where(o => o.Owners is { Old: true, New: true }).Select(o => o.Group)];
    }
}
