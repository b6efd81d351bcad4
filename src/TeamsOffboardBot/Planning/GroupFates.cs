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
            .Select(g => (g, Of(g, WithoutLeaver(snapshot, choices), licences)))];
    }

    /// <summary>The groups with one of these fates, as targets of a step.</summary>
    public IReadOnlyList<StepTarget> Targets(Snapshot snapshot, Choices choices, GroupFate fate) =>
        [.. Of(snapshot, choices).Where(g => g.Fate == fate).Select(g => new StepTarget(g.Group.Id, g.Group.DisplayName))];

    /// <summary>
    /// Groups whose only owner the leaver is and that get the owner who was named, also when they are not left. Not those whose owners only
    /// Active Directory or a higher right changes, nor those on the keep list, which are left alone.
    /// </summary>
    public IReadOnlyList<GroupMembership> HandedOver(Snapshot snapshot, Choices choices) =>
        choices.GroupOwner is not { } owner || owner == snapshot.Account.Person.Id
            ? []
            : [.. Of(snapshot, choices).Where(g => g.Group is { IsLastOwner: true, IsSynced: false, IsRoleAssignable: false } && g.Fate != GroupFate.StaysOnKeepList).Select(g => g.Group)];

    /// <summary>Licences that leave the account altogether: none of the groups they come through stays.</summary>
    public IReadOnlyList<LicenceAssignment> FreedLicences(Snapshot snapshot, Choices choices)
    {
        var left = Of(snapshot, choices)
            .Where(g => g.Fate is GroupFate.LeftWithLicences or GroupFate.LeftByHand)
            .Select(g => g.Group.Id)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. LicenceFates.Of(snapshot, choices).Going.Where(l => l.ViaGroupIds.All(left.Contains))];
    }

    /// <summary>The leaver takes over nothing.</summary>
    private static Choices WithoutLeaver(Snapshot snapshot, Choices choices) =>
        choices.GroupOwner == snapshot.Account.Person.Id ? choices with { GroupOwner = null } : choices;

    private GroupFate Of(GroupMembership group, Choices choices, LicenceFates licences)
    {
        if (access.Value.KeepGroups.Append(access.Value.BlockGroupId).Contains(group.Id, StringComparer.OrdinalIgnoreCase))
        {
            return GroupFate.StaysOnKeepList;
        }

        var isLicensing = group.LicenceSkuIds.Count > 0;
        if (isLicensing && (!choices.RemoveLicences || group.Id == licences.KeptGroupId || licences.Stays.Any(l => l.ViaGroupIds.Contains(group.Id, StringComparer.OrdinalIgnoreCase))))
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

        if (group.IsLastOwner && choices.GroupOwner is null)
        {
            return GroupFate.StaysOwned;
        }

        return isLicensing ? GroupFate.LeftWithLicences
            : !choices.LeaveGroups ? GroupFate.Stays
            : group.IsLastOwner ? GroupFate.LeftWhenHandedOver
            : group.Kind is GroupKind.DistributionList or GroupKind.MailEnabledSecurity ? GroupFate.LeftThroughExchange
            : GroupFate.Left;
    }
}
