using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Puts somebody back into the groups of a step, through the service that masters each. A group that was deleted since is named and passed over.</summary>
internal sealed class GroupsAgain(Tenant tenant)
{
    /// <summary>The parameter with the ids of groups that Exchange masters.</summary>
    public const string Lists = "throughExchange";

    public static bool IsList(PlannedStep step, StepTarget group) => step.Parameters[Lists].Split(',').Contains(group.Id, StringComparer.Ordinal);

    public async Task<StepReading> InspectMembershipsAsync(StepContext context, CancellationToken cancellationToken) =>
        await ReadingAsync(context, await NotInAsync(context, cancellationToken), "notIn", cancellationToken);

    public async Task JoinAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = context.Leaver.Id.Value;
        await Task.WhenAll((await ThereAsync(await NotInAsync(context, cancellationToken), cancellationToken)).Select(g => IsList(context.Step, g)
            ? tenant.DistributionGroups.AddMemberAsync(g.Id, user, cancellationToken)
            : tenant.Groups.AddMemberAsync(g.Id, user, cancellationToken)));
    }

    public async Task<StepReading> InspectOwnershipsAsync(StepContext context, CancellationToken cancellationToken) =>
        await ReadingAsync(context, await NotOwnedAsync(context, cancellationToken), "notOwned", cancellationToken);

    public async Task OwnAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = context.Leaver.Id.Value;
        await Task.WhenAll((await ThereAsync(await NotOwnedAsync(context, cancellationToken), cancellationToken)).Select(g => IsList(context.Step, g)
            ? tenant.DistributionGroups.AddManagerAsync(g.Id, user, cancellationToken)
            : tenant.Groups.AddOwnerAsync(g.Id, user, cancellationToken)));
    }

    private async Task<StepReading> ReadingAsync(StepContext context, List<StepTarget> open, string name, CancellationToken cancellationToken)
    {
        var there = await ThereAsync(open, cancellationToken);
        return there.Count == 0 && open.Count == context.Step.Targets.Count
            ? new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.GroupsGone"))
            : StepFacts.Reading(there.Count == 0, new JsonObject
            {
                [name] = StepFacts.List(there.Select(g => $"{g.Name} ({g.Id})")),
                ["deletedSince"] = StepFacts.List(open.Except(there).Select(g => $"{g.Name} ({g.Id})")),
            });
    }

    private async Task<List<StepTarget>> NotInAsync(StepContext context, CancellationToken cancellationToken)
    {
        var memberships = await tenant.Users.MembershipsAsync(context.Leaver.Id.Value, cancellationToken);
        var ids = memberships.Groups.Select(g => g.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => !ids.Contains(t.Id))];
    }

    private async Task<List<StepTarget>> NotOwnedAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = context.Leaver.Id.Value;
        var groups = tenant.Users.OwnedGroupsAsync(user, cancellationToken);
        var lists = context.Step.Targets.Any(t => IsList(context.Step, t)) ? tenant.DistributionGroups.ManagedByAsync(user, cancellationToken) : null;
        var owned = (await groups).Select(g => g.Id).Concat(lists is null ? [] : (await lists).Select(l => l.Id)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => !owned.Contains(t.Id))];
    }

    private async Task<List<StepTarget>> ThereAsync(IReadOnlyCollection<StepTarget> groups, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(groups.Select(async g => (Group: g, IsThere: await tenant.Groups.GetAsync(g.Id, cancellationToken) is not null)));
        return [.. found.Where(f => f.IsThere).Select(f => f.Group)];
    }
}
