using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Account;

/// <summary>
/// A cloud account that carries the id of an on-premises one is tied to it again by the next synchronisation that knows it, and enabled as
/// that one is. Only cloud accounts: of a synchronised one Active Directory is the master. https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class ClearOnPremisesId(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.ClearOnPremisesId;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        SyncMatrix.IsFor(Id, snapshot) && snapshot.Account is { OnPremisesImmutableId.Length: > 0 } ? new() { Id = Id } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.AccountGone,
            { IsSynced: true } => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.SyncedAgain")),
            { } user => StepFacts.Reading(string.IsNullOrEmpty(user.OnPremisesImmutableId), new JsonObject { ["onPremisesImmutableId"] = user.OnPremisesImmutableId }),
        };

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Users.SetImmutableIdAsync(context.Leaver.Id.Value, immutableId: null, cancellationToken);
}
