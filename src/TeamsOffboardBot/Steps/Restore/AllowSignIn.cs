using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// The person may sign in again, when that was chosen: last, and never with the password from before. Directory roles that nobody could see while
/// the account was deleted are looked for first: they were not approved, so a person decides (rule R23).
/// https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class AllowSignIn(Tenant tenant) : RestoringStep
{
    private const string MayHoldRoles = "mayHoldRoles";

    public override StepId Id => StepIds.AllowSignIn;

    public override IReadOnlyList<StepId> After => [StepIds.GiveRestoredLicences];

    public override IReadOnlyList<StepId> Needs => [StepIds.RestoreAccount, StepIds.KeepSignInBlocked, StepIds.ResetRestoredPassword];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } user)
        {
            return Reasons.AccountGone;
        }

        var facts = new JsonObject { ["accountEnabled"] = user.AccountEnabled };
        return user.AccountEnabled == true
            ? new StepReading.InPlace(facts)
            : await UnapprovedRolesAsync(context, cancellationToken) is { Count: > 0 } roles
                ? new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.RolesNotApproved", ("roles", string.Join(", ", roles))))
                : new StepReading.Open(facts);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.SetAccountEnabledAsync(context.Leaver.Id.Value, enabled: true, cancellationToken);

    protected override PlannedStep? Plan(Snapshot snapshot, Restoration how) => !how.AllowsSignIn
        ? null
        : new()
        {
            Id = Id,
            Parameters = snapshot.MayHoldRoles() || how.Offboarding?.Before.MayHoldRoles() == true
                ? new Dictionary<string, string>(StringComparer.Ordinal) { [MayHoldRoles] = "true" }
                : [],
        };

    /// <summary>None where two people agreed to an account that may hold some.</summary>
    private async Task<IReadOnlyList<string>> UnapprovedRolesAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.Parameters.ContainsKey(MayHoldRoles))
        {
            return [];
        }

        var roles = tenant.Roles.ActiveAsync(context.Leaver.Id.Value, cancellationToken);
        var groups = tenant.Users.MembershipsAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(roles, groups);
        return [.. (await roles).Select(r => r.RoleName).Concat((await groups).Groups.Where(g => g.IsAssignableToRole == true).Select(g => g.DisplayName))];
    }
}
