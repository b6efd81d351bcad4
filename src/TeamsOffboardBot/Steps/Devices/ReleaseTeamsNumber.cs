using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// Callers no longer reach the person, and the number is free for somebody else. Before the licence goes: without it Teams would keep
/// the number where nobody can use it (rule R11). https://learn.microsoft.com/graph/api/teamsadministration-numberassignment-unassignnumber
/// </summary>
public sealed class ReleaseTeamsNumber(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.ReleaseTeamsNumber;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>The lock-out leaves telephone numbers alone.</summary>
    public bool LooksEarly(Plan plan) => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        snapshot.PhoneNumbers.Exists(out var numbers) && numbers.Count > 0
            ? new() { Id = Id, Targets = [.. numbers.Select(n => new StepTarget(n, n))] }
            : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        await AssignedAsync(context, cancellationToken) is { } assigned
            ? StepFacts.Reading(assigned.Count == 0, new JsonObject { ["stillAssigned"] = StepFacts.List(assigned.Select(n => n.TelephoneNumber)) })
            : new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.NumbersByHand"));

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await AssignedAsync(context, cancellationToken) ?? []).Select(n => ReleaseAsync(context, n, cancellationToken)));

    /// <summary>A refusal is none when an earlier order has come through meanwhile.</summary>
    private async Task ReleaseAsync(StepContext context, NumberAssignment number, CancellationToken cancellationToken)
    {
        try
        {
            await tenant.Telephony.UnassignAsync(number, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status == 400)
        {
            if (await AssignedAsync(context, cancellationToken) is not { } assigned || assigned.Any(n => n.TelephoneNumber == number.TelephoneNumber))
            {
                throw;
            }
        }
    }

    /// <summary>Null where the cloud has no interface for numbers.</summary>
    private async Task<IReadOnlyList<NumberAssignment>?> AssignedAsync(StepContext context, CancellationToken cancellationToken) =>
        await tenant.Organization.NumbersOfAsync(context.Leaver.Id.Value, cancellationToken) is { } numbers
            ? [.. numbers.Where(n => context.Step.Targets.Any(t => t.Id == n.TelephoneNumber))]
            : null;
}
