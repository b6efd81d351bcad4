using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Mail programs no longer reach the mailbox, even with a token that still lives. Outlook, Outlook on the web and EWS stay on
/// when delegates will work in the mailbox, because these switches are the mailbox's, not the person's. The two ways by which
/// phones are told to wipe themselves follow in <see cref="SwitchOffMobileMail"/>.
/// https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
/// </summary>
public sealed class SwitchOffMailProtocols(Tenant tenant) : IOffboardingStep
{
    private static readonly StepTarget[] Always =
    [
        new(nameof(MailProtocols.PopEnabled), "POP"),
        new(nameof(MailProtocols.ImapEnabled), "IMAP"),
        new(nameof(MailProtocols.SmtpClientAuthenticationDisabled), "SMTP AUTH"),
        new(nameof(MailProtocols.OutlookMobileEnabled), "Outlook mobile"),
        new(nameof(MailProtocols.UniversalOutlookEnabled), "Windows Mail"),
        new(nameof(MailProtocols.MacOutlookEnabled), "Outlook for Mac"),
        new(nameof(MailProtocols.OneWinNativeOutlookEnabled), "new Outlook for Windows"),
    ];

    private static readonly StepTarget[] UnlessDelegatesWork =
    [
        new(nameof(MailProtocols.OWAEnabled), "Outlook on the web"),
        new(nameof(MailProtocols.MAPIEnabled), "MAPI"),
        new(nameof(MailProtocols.EwsEnabled), "EWS"),
    ];

    public StepId Id => StepIds.SwitchOffMailProtocols;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => !snapshot.MayHaveCloudMailbox()
        ? null
        : new() { Id = Id, Targets = choices.WorkingDelegates().Count > 0 ? Always : [.. Always, .. UnlessDelegatesWork] };

    public Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        ProtocolSwitches.InspectAsync(tenant, context, isOn: false, cancellationToken);

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        ProtocolSwitches.SetAsync(tenant, context, isOn: false, cancellationToken);
}
