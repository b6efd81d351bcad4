using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// Every session ends as soon as its access token runs out, within an hour. At once, beside block and password: a refused
/// reset must not keep the sessions open. https://learn.microsoft.com/graph/api/user-revokesigninsessions
/// </summary>
public sealed class SignOut(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.SignOut;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

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
