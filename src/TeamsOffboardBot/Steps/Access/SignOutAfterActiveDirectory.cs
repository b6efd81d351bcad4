using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// While the account was still enabled on-premises, a sync may have let the person in again: so all sessions end once more when
/// somebody has said that it is disabled there (rule R2). https://learn.microsoft.com/graph/api/user-revokesigninsessions
/// </summary>
public sealed class SignOutAfterActiveDirectory(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.SignOutAfterActiveDirectory;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.OnPremisesAccount];

    /// <summary>An earlier sign-out proves nothing about sessions opened since.</summary>
    public bool ActsAtOnce => true;

    public Repetition Repetition => Repetition.IsNewEachTime;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => SyncMatrix.IsFor(Id, snapshot) ? new() { Id = Id } : null;

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => SessionReading.BeforeFrom(snapshot);

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        SessionReading.InspectAsync(tenant, context, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.RevokeSignInSessionsAsync(context.Leaver.Id.Value, cancellationToken);
}
