using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// Ends what was opened between the first sign-out and the moment block and password took effect. So it comes when these are
/// settled, whatever came of them. https://learn.microsoft.com/graph/api/user-revokesigninsessions
/// </summary>
public sealed class SignOutAfterLockOut(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.SignOutAfterLockOut;

    public IReadOnlyList<StepId> After => [StepIds.BlockSignIn, StepIds.JoinBlockGroup, StepIds.ResetPassword, StepIds.SignOut];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>An earlier sign-out proves nothing about sessions opened since.</summary>
    public bool ActsAtOnce => true;

    public Repetition Repetition => Repetition.IsNewEachTime;

    public bool IsLockOut => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => new() { Id = Id };

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => SessionReading.BeforeFrom(snapshot);

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        SessionReading.InspectAsync(tenant, context, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.RevokeSignInSessionsAsync(context.Leaver.Id.Value, cancellationToken);
}
