using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// These devices are as new: everything on them is deleted. Only where somebody chose that for this very device, and never while the mailbox
/// is on hold: it may be evidence. https://learn.microsoft.com/graph/api/intune-devices-manageddevice-wipe
/// </summary>
public sealed class WipeManagedDevices(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.WipeManagedDevices;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        snapshot.ManagedDevices(choices, DeviceFate.Wipe) is { Count: > 0 } devices ? new() { Id = Id, Targets = devices } : null;

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        ManagedReading.InspectAsync(tenant, context, cancellationToken, "wipe");

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await ManagedReading.OpenAsync(tenant, context, cancellationToken, "wipe"))
            .Select(t => tenant.Devices.WipeAsync(t.Id, cancellationToken)));
}
