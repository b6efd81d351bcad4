using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Mail programs and phones reach the mailbox again, on the ways that were open before. https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
/// </summary>
public sealed class SwitchOnMailProtocols(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.SwitchOnMailProtocols;

    public override Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        ProtocolSwitches.InspectAsync(tenant, context, isOn: true, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        ProtocolSwitches.SetAsync(tenant, context, isOn: true, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) => On(
    [
        .. new[] { StepIds.SwitchOffMailProtocols, StepIds.SwitchOffMobileMail }
            .Select(done.Step)
            .OfType<DoneStep>()
            .SelectMany(step => step.Planned.Targets.Where(t => step.Flag(t.Id) is { } was && ProtocolSwitches.IsOn(t.Id, was))),
    ]);
}
