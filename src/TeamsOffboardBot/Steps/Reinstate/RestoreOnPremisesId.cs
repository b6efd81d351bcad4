using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>The account carries the id of its on-premises one again. One that it got since is left. https://learn.microsoft.com/graph/api/user-update</summary>
public sealed class RestoreOnPremisesId(Tenant tenant) : Reversal
{
    private const string ImmutableId = "onPremisesImmutableId";

    public override StepId Id => StepIds.RestoreOnPremisesId;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var wanted = context.Step.Parameters[ImmutableId];
        return await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) switch
        {
            null => Reasons.AccountGone,
            { OnPremisesImmutableId: { Length: > 0 } now } when now != wanted => ChangedSince(now),
            { } user => StepFacts.Reading(user.OnPremisesImmutableId == wanted, new JsonObject { [ImmutableId] = user.OnPremisesImmutableId }),
        };
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Users.SetImmutableIdAsync(context.Leaver.Id.Value, context.Step.Parameters[ImmutableId], cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) => done.Step(StepIds.ClearOnPremisesId)?.Text(ImmutableId) is { Length: > 0 } id
        ? new() { Id = Id, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [ImmutableId] = id } }
        : null;
}
