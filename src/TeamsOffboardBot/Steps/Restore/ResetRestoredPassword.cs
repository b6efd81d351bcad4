using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Access;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// The password from before the deletion stops working, before anybody may sign in: whoever knew it would be let in again. The new one is
/// random and thrown away; an administrator sets the one that is handed over. https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class ResetRestoredPassword(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.ResetRestoredPassword;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.RestoreAccount];

    public bool ActsAtOnce => true;

    public Repetition Repetition => Repetition.IsNewEachTime;

    public bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices?.Restores is { AllowsSignIn: true } && snapshot is { Deleted: not null, Account.IsSynced: false } ? new() { Id = Id } : null;

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => Facts(snapshot?.Account.LastPasswordChangeAt);

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) is { } user
            ? StepFacts.Reading(TenantSecond.IsSince(user.LastPasswordChangeDateTime, context.StartedAt), Facts(user.LastPasswordChangeDateTime))
            : Reasons.AccountGone;

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.ResetPasswordAsync(context.Leaver.Id.Value, cancellationToken);

    private static JsonObject Facts(DateTimeOffset? changed) => new() { ["lastPasswordChangeDateTime"] = TenantSecond.Write(changed) };
}
