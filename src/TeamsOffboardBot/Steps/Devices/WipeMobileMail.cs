using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// The company's mail goes from the person's phones, and nothing else on them. Asked for together with the block: a phone fetches the
/// order only while it may still come by, and a shared mailbox cannot give it any more (rule R10).
/// https://learn.microsoft.com/powershell/module/exchange/clear-mobiledevice
/// </summary>
public sealed class WipeMobileMail(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.WipeMobileMail;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ActsAtOnce => true;

    public bool IsLockOut => true;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => WipeOrder.Plan(Id, snapshot.MailDevices(choices, DeviceFate.RemoveMail));

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => WipeOrder.BeforeFrom(snapshot, step, w => w.IsAsked);

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        WipeOrder.InspectAsync(tenant, context, w => w.IsAsked, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        WipeOrder.ApplyAsync(tenant, context, accountOnly: true, w => w.IsAsked, cancellationToken);
}
