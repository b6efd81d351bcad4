using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>Which of a step's groups the leaver is still in, and how one is left.</summary>
internal static class MembershipReading
{
    public static async Task<List<StepTarget>> StillInAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var memberships = await tenant.Users.MembershipsAsync(context.Leaver.Id.Value, cancellationToken);
        var ids = memberships.Groups.Select(g => g.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => ids.Contains(t.Id))];
    }

    /// <summary>Through the service that masters the group.</summary>
    public static Task LeaveAsync(Tenant tenant, StepContext context, StepTarget group, CancellationToken cancellationToken)
    {
        var kind = context.Snapshot.Groups.Value?.FirstOrDefault(g => g.Id == group.Id)?.Kind;
        return kind is GroupKind.MailEnabledSecurity or GroupKind.DistributionList
            ? tenant.DistributionGroups.RemoveMemberAsync(group.Id, context.Leaver.Id.Value, cancellationToken)
            : tenant.Groups.RemoveMemberAsync(group.Id, context.Leaver.Id.Value, cancellationToken);
    }

    public static StepReading Reading(IReadOnlyCollection<StepTarget> left) =>
        StepFacts.Reading(left.Count == 0, new JsonObject { ["stillIn"] = StepFacts.List(left.Select(g => $"{g.Name} ({g.Id})")) });
}
