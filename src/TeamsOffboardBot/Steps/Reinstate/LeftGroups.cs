using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>What an offboarding took of groups: memberships and ownerships, each as the facts had them before.</summary>
internal static class LeftGroups
{
    private static readonly StepId[] Leaving = [StepIds.LeaveGroups, StepIds.LeaveOwnedGroups, StepIds.LeaveDistributionLists];

    public static IReadOnlyList<StepTarget> Memberships(Reinstatement done) => [.. Left(done, Leaving).Where(t => Group(done, t)?.IsMember == true)];

    public static IReadOnlyList<StepTarget> LicensingMemberships(Reinstatement done) =>
        [.. Left(done, [StepIds.LeaveLicensingGroups]).Where(t => Group(done, t)?.IsMember == true)];

    public static IReadOnlyList<StepTarget> Ownerships(Reinstatement done) =>
    [
        .. Left(done, Leaving).Where(t => Group(done, t)?.IsOwner == true)
            .Concat(done.Step(StepIds.HandOverGroups)?.TargetsIn("stillOwnedByLeaver") ?? [])
            .DistinctBy(t => t.Id),
    ];

    /// <summary>Groups that Exchange masters, as the parameter of a step: Graph refuses to change them.</summary>
    public static (string Name, string Value) Lists(Reinstatement done, IEnumerable<StepTarget> groups) => (GroupsAgain.Lists, string.Join(',', groups
        .Where(t => Group(done, t)?.Kind is GroupKind.DistributionList or GroupKind.MailEnabledSecurity)
        .Select(t => t.Id)));

    private static IEnumerable<StepTarget> Left(Reinstatement done, StepId[] steps) =>
        steps.Select(done.Step).OfType<DoneStep>().SelectMany(s => s.TargetsIn("stillIn")).DistinctBy(t => t.Id);

    private static GroupMembership? Group(Reinstatement done, StepTarget target) => done.Before.Groups.Value?.FirstOrDefault(g => g.Id == target.Id);
}
