using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// Company data, profiles and applications go from these devices, and Intune manages them no longer; what is the person's own stays. Only
/// where somebody chose that for this very device. https://learn.microsoft.com/graph/api/intune-devices-manageddevice-retire
/// </summary>
public sealed class RetireManagedDevices(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.RetireManagedDevices;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        snapshot.ManagedDevices(choices, DeviceFate.Retire) is { Count: > 0 } devices ? new() { Id = Id, Targets = devices } : null;

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        ManagedReading.InspectAsync(tenant, context, cancellationToken, "retire", "wipe");

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await ManagedReading.OpenAsync(tenant, context, cancellationToken, "retire", "wipe"))
            .Select(t => tenant.Devices.RetireAsync(t.Id, cancellationToken)));
}
