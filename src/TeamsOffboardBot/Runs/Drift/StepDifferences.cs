using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs.Drift;

/// <summary>
/// A step that was not approved, a target more, another way to do it: riskier. A step or a target less is less only where the
/// step takes something away; a step that hands over or keeps was counted on by whoever approved.
/// </summary>
internal static class StepDifferences
{
    /// <summary>All others keep or hand over something, or are not known to this list.</summary>
    private static readonly HashSet<StepId> TakeAway =
    [
        StepIds.SwitchOffMailProtocols,
        StepIds.ClearOldForwarding,
        StepIds.RemoveOldMailboxAccess,
        StepIds.RemoveDelegates,
        StepIds.RemoveAliases,
        StepIds.LeaveOthersMailboxes,
        StepIds.DeleteAccount,
        StepIds.DeleteOnPremisesAccount,
        StepIds.StopForwarding,
        StepIds.StopOneDriveReading,
        StepIds.RemoveInboxRules,
        StepIds.CancelMeetings,
        StepIds.HideFromAddressLists,
        StepIds.LeaveGroups,
        StepIds.LeaveDistributionLists,
        StepIds.RemoveLicences,
        StepIds.LeaveLicensingGroups,
        StepIds.LicensingGroupsByHand,
        StepIds.ReleasePhoneNumber,
        StepIds.RemoveSignInMethods,
        StepIds.ClearOnPremisesId,
        StepIds.RetireManagedDevices,
        StepIds.WipeManagedDevices,
        StepIds.DisableRegisteredDevices,
        StepIds.RemoveDirectoryRoles,
        StepIds.DirectoryRolesByHand,
        StepIds.RemoveConsents,
        StepIds.RemoveAppRoles,
        StepIds.AppRolesByHand,
        StepIds.HandOverApps,
        StepIds.WipeMobileMail,
        StepIds.WipeMobileDevices,
        StepIds.CheckMobileWipe,
        StepIds.BlockMobileDevices,
        StepIds.SwitchOffMobileMail,
        StepIds.DisableMailboxLogon,
        StepIds.ReleaseTeamsNumber,
        StepIds.CheckCallQueues,
        StepIds.PersonalComputers,
        StepIds.LookThroughWork,
        StepIds.EndBlackBerry,
        StepIds.ReduceBillingSeats,
        StepIds.StopOneDriveSharing,
    ];

    public static IEnumerable<Difference> Between(Plan approved, Plan present) =>
    [
        .. present.Steps.SelectMany(step => approved.Step(step.Id) is { } before ? Between(before, step) : [New(step)]),
        .. approved.Steps.Where(step => present.Step(step.Id) is null).Select(Gone),
    ];

    private static IEnumerable<Difference> Between(PlannedStep before, PlannedStep now)
    {
        if (Without(now.Targets, before.Targets) is { Count: > 0 } more)
        {
            yield return Difference.Riskier("TargetsNew", ("theSteps", now.Id.Value), ("targets", Names(more)));
        }

        if (Without(before.Targets, now.Targets) is { Count: > 0 } fewer)
        {
            yield return new Difference(!TakeAway.Contains(now.Id), Phrase.Of("Clearance.Drift.TargetsGone", ("theSteps", now.Id.Value), ("targets", Names(fewer))));
        }

        if (!now.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).SequenceEqual(before.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)))
        {
            yield return Difference.Riskier("Otherwise", ("theSteps", now.Id.Value));
        }
    }

    private static Difference New(PlannedStep step) => step.Targets.Count == 0
        ? Difference.Riskier("StepNew", ("theSteps", step.Id.Value))
        : Difference.Riskier("StepNewOn", ("theSteps", step.Id.Value), ("targets", Names(step.Targets)));

    private static Difference Gone(PlannedStep step) => TakeAway.Contains(step.Id)
        ? Difference.Less("StepGone", ("theSteps", step.Id.Value))
        : Difference.Riskier("SafeguardGone", ("theSteps", step.Id.Value));

    private static List<StepTarget> Without(IReadOnlyList<StepTarget> these, IReadOnlyList<StepTarget> those)
    {
        var known = those.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. these.Where(t => !known.Contains(t.Id))];
    }

    private static string Names(IEnumerable<StepTarget> targets) => string.Join(", ", targets.Select(t => t.Name));
}
