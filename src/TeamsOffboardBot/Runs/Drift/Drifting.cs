using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Drift;

/// <summary>
/// What became different between the approval and the start (B5). Pure. Steps, findings and facts are compared each by its own
/// rule; whatever no rule calls less is riskier.
/// </summary>
public static class Drifting
{
    public static IReadOnlyList<Difference> Between(PlannedFacts approved, PlannedFacts present, Choices choices)
    {
        ArgumentNullException.ThrowIfNull(approved);
        ArgumentNullException.ThrowIfNull(present);
        return
        [
            .. FactDifferences.Between(approved.Snapshot, present.Snapshot, choices),
            .. FindingDifferences.Between(approved.Plan.Findings, present.Plan.Findings),
            .. StepDifferences.Between(approved.Plan, present.Plan),
        ];
    }

    /// <summary>
    /// The lock-out runs while facts are read again. What it changes itself is no drift, and stays as the "before" of the
    /// steps that changed it.
    /// </summary>
    public static Snapshot WithoutLockOut(Snapshot present, Snapshot approved)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(approved);
        var before = approved.Account;
        return present with
        {
            Account = present.Account with
            {
                IsEnabled = before.IsEnabled,
                LastPasswordChangeAt = before.LastPasswordChangeAt,
                SessionsValidFrom = before.SessionsValidFrom,
            },
        };
    }
}

/// <summary>A plan and the facts it was made from.</summary>
public sealed record PlannedFacts(Snapshot Snapshot, Plan Plan);
