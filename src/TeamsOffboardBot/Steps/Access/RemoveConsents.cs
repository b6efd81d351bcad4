using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// No application acts in the person's name any more: a refresh token that one of them holds is worth nothing then. What an administrator
/// allowed for everybody stays. https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete
/// </summary>
public sealed class RemoveConsents(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.RemoveConsents;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        snapshot.Apps.Value is { Consents: { Count: > 0 } consents } ? new() { Id = Id, Targets = consents } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var left = await LeftAsync(context, cancellationToken);
        return StepFacts.Reading(left.Count == 0, new JsonObject { ["consents"] = StepFacts.List(left.Select(t => t.Name)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await LeftAsync(context, cancellationToken)).Select(t => tenant.Apps.RemoveConsentAsync(t.Id, cancellationToken)));

    private async Task<List<StepTarget>> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        var given = (await tenant.Apps.ConsentsAsync(context.Leaver.Id.Value, cancellationToken)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. context.Step.Targets.Where(t => given.Contains(t.Id))];
    }
}
