using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Phones no longer reach the mailbox. After they have been told to wipe the mail and have said so, or had time enough to: the order
/// comes to them on this very way (rule R10). https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
/// </summary>
public sealed class SwitchOffMobileMail(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.SwitchOffMobileMail;

    public IReadOnlyList<StepId> After => [StepIds.WipeMobileMail, StepIds.WipeMobileDevices, StepIds.CheckMobileWipe];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>The other protocols are other switches, and wiping a phone turns none.</summary>
    public bool LooksEarly(Plan plan) => true;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => !snapshot.MayHaveCloudMailbox()
        ? null
        : new()
        {
            Id = Id,
            Targets =
            [
                new(nameof(MailProtocols.ActiveSyncEnabled), "Exchange ActiveSync"),
                new(nameof(MailProtocols.OWAforDevicesEnabled), "OWA for Devices"),
            ],
        };

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        ProtocolSwitches.InspectAsync(tenant, context, isOn: false, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        ProtocolSwitches.SetAsync(tenant, context, isOn: false, cancellationToken);
}
