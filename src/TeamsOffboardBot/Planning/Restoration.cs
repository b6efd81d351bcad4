namespace TeamsOffboardBot.Planning;

/// <summary>How a deleted account comes back: what people chose, and what is known of it from the journal of its offboarding. Capability D3.</summary>
public sealed record Restoration
{
    /// <summary>What the offboarding before the deletion did; null when this bot did not offboard the person.</summary>
    public Reinstatement? Offboarding { get; init; }

    /// <summary>False: the account comes back blocked.</summary>
    public bool AllowsSignIn { get; init; }

    /// <summary>Also those that the offboarding took before the deletion.</summary>
    public bool GivesLicences { get; init; } = true;

    /// <summary>The account comes back under this user name; null: under its own.</summary>
    public string? NewUserPrincipalName { get; init; }

    /// <summary>Whoever has the user name now gets another; null: nobody is renamed.</summary>
    public NewName? Renames { get; init; }

    private static readonly StepId[] LeavesGroups = [new("leave-groups"), new("leave-owned-groups"), new("leave-distribution-lists"), new("leave-licensing-groups")];

    /// <summary>Licences that were taken before the deletion and so do not come back with the account.</summary>
    public IReadOnlyList<StepTarget> TakenLicences() => Offboarding is { } done ? RemovedLicences.Of(done) : [];

    /// <summary>Groups that were left before the deletion.</summary>
    public IReadOnlyList<string> LeftGroups() => Offboarding is not { } done
        ? []
        : [.. done.Done.Where(d => LeavesGroups.Contains(d.Planned.Id)).SelectMany(d => d.TargetsIn("stillIn")).Select(t => t.Name).Distinct(StringComparer.Ordinal)];
}

/// <param name="Id">Who is renamed.</param>
/// <param name="DisplayName">What people call them.</param>
public sealed record NewName(UserId Id, string DisplayName, string UserPrincipalName);
