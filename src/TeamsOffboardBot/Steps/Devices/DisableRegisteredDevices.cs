using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// Nobody signs in on these devices any more, whoever else uses them. Only where somebody chose that for this very device; an administrator
/// can enable it again. https://learn.microsoft.com/graph/api/device-update
/// </summary>
public sealed class DisableRegisteredDevices(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.DisableRegisteredDevices;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        snapshot.RegisteredDevices(choices, DeviceFate.Disable) is { Count: > 0 } devices ? new() { Id = Id, Targets = devices } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(context, cancellationToken);
        return StepFacts.Reading(open.Count == 0, new JsonObject { ["enabled"] = StepFacts.List(open.Select(t => t.Name)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await OpenAsync(context, cancellationToken)).Select(t => tenant.Devices.SetEnabledAsync(t.Id, enabled: false, cancellationToken)));

    private async Task<List<StepTarget>> OpenAsync(StepContext context, CancellationToken cancellationToken)
    {
        var registered = await tenant.Devices.RegisteredAsync(context.Leaver.Id.Value, cancellationToken);
        var enabled = registered.Where(d => d.AccountEnabled != false).Select(d => d.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => enabled.Contains(t.Id))];
    }
}
