using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// Everything on these phones is deleted, the person's own photographs too: only where somebody chose that for this very phone. Asked for
/// together with the block, as <see cref="WipeMobileMail"/>. https://learn.microsoft.com/powershell/module/exchange/clear-mobiledevice
/// </summary>
public sealed class WipeMobileDevices(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.WipeMobileDevices;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ActsAtOnce => true;

    public bool IsLockOut => true;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => WipeOrder.Plan(Id, snapshot.MailDevices(choices, DeviceFate.Wipe));

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => WipeOrder.BeforeFrom(snapshot, step, w => w.IsWhole);

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        WipeOrder.InspectAsync(tenant, context, w => w.IsWhole, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        WipeOrder.ApplyAsync(tenant, context, accountOnly: false, w => w.IsWhole, cancellationToken);
}
