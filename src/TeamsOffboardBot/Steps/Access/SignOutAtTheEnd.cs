using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// The last sign-out, when all else has changed: a token issued in mid-run still carried the old groups and licences.
/// https://learn.microsoft.com/graph/api/user-revokesigninsessions
/// </summary>
public sealed class SignOutAtTheEnd(Tenant tenant, IReadOnlyList<StepId> everythingElse) : IOffboardingStep
{
    public StepId Id => StepIds.SignOutAtTheEnd;

    public IReadOnlyList<StepId> After => everythingElse;

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>An earlier sign-out proves nothing about sessions opened since.</summary>
    public bool ActsAtOnce => true;

    public Repetition Repetition => Repetition.IsNewEachTime;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => new() { Id = Id };

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => SessionReading.BeforeFrom(snapshot);

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        SessionReading.InspectAsync(tenant, context, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.RevokeSignInSessionsAsync(context.Leaver.Id.Value, cancellationToken);
}
