using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Drift;

/// <summary>
/// Facts that change what an approval means although they may not change a single step: each line names one, and only what was
/// gained counts. What went is less.
/// </summary>
internal static class FactDifferences
{
    private static readonly Func<Snapshot, Snapshot, Choices, IEnumerable<Difference>>[] Facts =
    [
        (before, now, _) => Gained("RolesNew", RolesOf(before), RolesOf(now)),
        (before, now, _) => Gained("RoleGroupsNew", before.RoleGroups().Select(Named), now.RoleGroups().Select(Named)),
        (before, now, _) => Gained("OwnedNew", OwnedBy(before), OwnedBy(now)),
        (before, now, _) => Appeared("HoldNew", IsHeld(before), IsHeld(now)),
        (before, now, _) => Appeared("ArchiveNew", before.Mailbox.Value?.HasArchive, now.Mailbox.Value?.HasArchive),
        (before, now, _) => Appeared("HybridNew", before.Mailbox.Value?.IsHybrid, now.Mailbox.Value?.IsHybrid),
        (before, now, _) => Gained("ForwardingNew", ForwardingOf(before), ForwardingOf(now)),
        (before, now, _) => Gained("AccessNew", AccessTo(before), AccessTo(now)),
        (before, now, _) => Lost("RolesGone", RolesOf(before), RolesOf(now)),
        ManagerChanged,
    ];

    public static IEnumerable<Difference> Between(Snapshot approved, Snapshot present, Choices choices) =>
        Facts.SelectMany(fact => fact(approved, present, choices));

    /// <summary>The manager matters where the choices hand something to the one there was.</summary>
    private static IEnumerable<Difference> ManagerChanged(Snapshot before, Snapshot now, Choices choices)
    {
        if (before.Manager is { } manager && choices.Named().Contains(manager.Id) && now.Manager?.Id != manager.Id)
        {
            yield return Difference.Riskier("ManagerChanged", ("before", manager.DisplayName), ("now", now.Manager?.DisplayName ?? "-"));
        }
    }

    private static IEnumerable<Difference> Gained(string key, IEnumerable<StepTarget> before, IEnumerable<StepTarget> now) =>
        Without(now, before) is { Count: > 0 } gained ? [Difference.Riskier(key, ("names", string.Join(", ", gained)))] : [];

    private static IEnumerable<Difference> Lost(string key, IEnumerable<StepTarget> before, IEnumerable<StepTarget> now) =>
        Without(before, now) is { Count: > 0 } lost ? [Difference.Less(key, ("names", string.Join(", ", lost)))] : [];

    private static List<string> Without(IEnumerable<StepTarget> these, IEnumerable<StepTarget> those) =>
        [.. these.ExceptBy(those.Select(t => t.Id), t => t.Id, StringComparer.OrdinalIgnoreCase).Select(t => t.Name)];

    private static IEnumerable<Difference> Appeared(string key, bool? before, bool? now) =>
        now == true && before != true ? [Difference.Riskier(key)] : [];

    private static IEnumerable<StepTarget> RolesOf(Snapshot snapshot) => (snapshot.DirectoryRoles.Value ?? []).Select(Named);

    private static IEnumerable<StepTarget> OwnedBy(Snapshot snapshot) => (snapshot.Groups.Value ?? []).Where(g => g.IsOwner).Select(Named);

    private static StepTarget Named(string name) => new(name, name);

    private static StepTarget Named(GroupMembership group) => new(group.Id, group.DisplayName);

    /// <summary>A hold that could not be told is treated as one (rule R8).</summary>
    private static bool? IsHeld(Snapshot snapshot) => snapshot.Mailbox.Value is { } mailbox ? mailbox.IsOnLitigationHold || mailbox.HasOtherHold != false : null;

    private static IEnumerable<StepTarget> ForwardingOf(Snapshot snapshot) => snapshot.Mailbox.Value is not { } mailbox
        ? []
        : new[] { mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress }.OfType<string>().Select(Named)
            .Concat(mailbox.ForwardingRules.Select(r => new StepTarget(r.Id, r.Name)));

    private static IEnumerable<StepTarget> AccessTo(Snapshot snapshot) =>
        snapshot.Mailbox.Value is { } mailbox ? mailbox.FullAccess.Concat(mailbox.SendAs).Select(user => new StepTarget(user, mailbox.NameOf(user))) : [];
}
