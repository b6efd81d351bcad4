using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Planning;

/// <summary>Decides for each group of the leaver whether and how it is left. Rules R13-R15.</summary>
public sealed class GroupFates(IOptions<AccessOptions> access)
{
    /// <summary>Empty when the groups could not be read: nothing is left then.</summary>
    public IReadOnlyList<(GroupMembership Group, GroupFate Fate)> Of(Snapshot snapshot, Choices choices)
    {
        if (!snapshot.Groups.Exists(out var groups))
        {
            return [];
        }

        var licences = LicenceFates.Of(snapshot, choices);
        return [.. groups
            .OrderBy(g => g.DisplayName, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Id, StringComparer.Ordinal)
            .Select(g => (g, Of(g, choices, licences)))];
    }

    /// <summary>The groups with one of these fates, as targets of a step.</summary>
    public IReadOnlyList<StepTarget> Targets(Snapshot snapshot, Choices choices, GroupFate fate) =>
        [.. Of(snapshot, choices).Where(g => g.Fate == fate).Select(g => new StepTarget(g.Group.Id, g.Group.DisplayName))];

    /// <summary>Licences that leave the account altogether: none of the groups they come through stays.</summary>
    public IReadOnlyList<LicenceAssignment> FreedLicences(Snapshot snapshot, Choices choices)
    {
        var left = Of(snapshot, choices)
            .Where(g => g.Fate is GroupFate.LeftWithLicences or GroupFate.LeftByHand)
            .Select(g => g.Group.Id)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. LicenceFates.Of(snapshot, choices).Going.Where(l => l.ViaGroupIds.All(left.Contains))];
    }

    private GroupFate Of(GroupMembership group, Choices choices, LicenceFates licences)
    {
        if (access.Value.KeepGroups.Append(access.Value.BlockGroupId).Contains(group.Id, StringComparer.OrdinalIgnoreCase))
        {
            return GroupFate.StaysOnKeepList;
        }

        var isLicensing = group.LicenceSkuIds.Count > 0;
        if (isLicensing && (!choices.RemoveLicences || group.Id == licences.KeptGroupId))
        {
            return GroupFate.StaysForLicence;
        }

        if (group.IsDynamic || group.IsSynced)
        {
            return isLicensing ? GroupFate.LeftByHand : group.IsDynamic ? GroupFate.StaysDynamic : GroupFate.StaysSynced;
        }

        if (group.IsRoleAssignable)
        {
            return GroupFate.StaysRoleAssignable;
        }

        // An unread number of owners counts as one: leaving is the only thing here that cannot be taken back.
        if (group is { IsOwner: true, OwnerCount: null or <= 1 })
        {
            return GroupFate.StaysOwned;
        }

        return isLicensing ? GroupFate.LeftWithLicences
            : !choices.LeaveGroups ? GroupFate.Stays
            : group.Kind is GroupKind.DistributionList or GroupKind.MailEnabledSecurity ? GroupFate.LeftThroughExchange
            : GroupFate.Left;
    }
}
