using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person may sign in again. After all else, whatever came of it: until then a half restored account stays shut, and whoever comes back
/// finds everything in its place. Not for an account that was blocked before the offboarding. https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class UnblockSignIn(Tenant tenant, IReadOnlyList<StepId> everythingElse) : Reversal
{
    public override StepId Id => StepIds.UnblockSignIn;

    public override IReadOnlyList<StepId> After => everythingElse;

    /// <summary>Else the next synchronisation blocks it again (rule R2).</summary>
    public override IReadOnlyList<StepId> Needs => [StepIds.EnableOnPremisesAccount];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return user is null
            ? Reasons.AccountGone
            : StepFacts.Reading(user.AccountEnabled == true, new JsonObject { ["accountEnabled"] = user.AccountEnabled });
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.SetAccountEnabledAsync(context.Leaver.Id.Value, enabled: true, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.BlockSignIn)?.Flag("accountEnabled") == true ? new() { Id = Id } : null;
}
