using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// The restored account is shut: one that was enabled when it was deleted comes back enabled, with the password it had. Also where sign-in was
/// chosen, until that password is void and all else was tried. What Active Directory masters is decided there.
/// https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class KeepSignInBlocked(Tenant tenant) : RestoringStep
{
    private const string ForNow = "forNow";

    public override StepId Id => StepIds.KeepSignInBlocked;

    public override IReadOnlyList<StepId> Needs => [StepIds.RestoreAccount];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) is { } user
            ? StepFacts.Reading(user.AccountEnabled == false, new JsonObject { ["accountEnabled"] = user.AccountEnabled })
            : Reasons.AccountGone;

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.SetAccountEnabledAsync(context.Leaver.Id.Value, enabled: false, cancellationToken);

    protected override PlannedStep? Plan(Snapshot snapshot, Restoration how) => (how.AllowsSignIn, snapshot.Account.IsSynced) switch
    {
        (true, true) => null,
        (true, false) => new() { Id = Id, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [ForNow] = "true" } },
        _ => new() { Id = Id },
    };
}
