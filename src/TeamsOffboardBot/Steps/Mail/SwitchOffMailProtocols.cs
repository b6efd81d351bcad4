using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Mail programs and phones no longer reach the mailbox, even with a token that still lives. Outlook, Outlook on the web and
/// EWS stay on when delegates will work in the mailbox, because these switches are the mailbox's, not the person's.
/// https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
/// </summary>
public sealed class SwitchOffMailProtocols(Tenant tenant) : IOffboardingStep
{
    private static readonly StepTarget[] Always =
    [
        new(nameof(MailProtocols.ActiveSyncEnabled), "Exchange ActiveSync"),
        new(nameof(MailProtocols.OWAforDevicesEnabled), "OWA for Devices"),
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

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => !snapshot.MayHaveCloudMailbox()
        ? null
        : new() { Id = Id, Targets = choices.WorkingDelegates().Count > 0 ? Always : [.. Always, .. UnlessDelegatesWork] };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.ProtocolsAsync(context.Leaver.Id.Value, cancellationToken) is not { } protocols)
        {
            return Reasons.NoMailbox;
        }

        var wanted = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var read = protocols.Known().Where(p => wanted.Contains(p.Key)).ToList();
        return StepFacts.Reading(
            read.All(p => p.Value == IsOffWhen(p.Key)),
            new JsonObject(read.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetProtocolsAsync(context.Leaver.Id.Value, Off([.. context.Step.Targets.Select(t => t.Id)]), cancellationToken);

    /// <summary>All switches but one are off when they are false.</summary>
    private static bool IsOffWhen(string name) => name == nameof(MailProtocols.SmtpClientAuthenticationDisabled);

    private static MailProtocols Off(HashSet<string> names)
    {
        return new MailProtocols
        {
            ActiveSyncEnabled = False(nameof(MailProtocols.ActiveSyncEnabled)),
            OWAforDevicesEnabled = False(nameof(MailProtocols.OWAforDevicesEnabled)),
            PopEnabled = False(nameof(MailProtocols.PopEnabled)),
            ImapEnabled = False(nameof(MailProtocols.ImapEnabled)),
            SmtpClientAuthenticationDisabled = names.Contains(nameof(MailProtocols.SmtpClientAuthenticationDisabled)) ? true : null,
            OutlookMobileEnabled = False(nameof(MailProtocols.OutlookMobileEnabled)),
            UniversalOutlookEnabled = False(nameof(MailProtocols.UniversalOutlookEnabled)),
            MacOutlookEnabled = False(nameof(MailProtocols.MacOutlookEnabled)),
            OneWinNativeOutlookEnabled = False(nameof(MailProtocols.OneWinNativeOutlookEnabled)),
            OWAEnabled = False(nameof(MailProtocols.OWAEnabled)),
            MAPIEnabled = False(nameof(MailProtocols.MAPIEnabled)),
            EwsEnabled = False(nameof(MailProtocols.EwsEnabled)),
        };

        bool? False(string name) => names.Contains(name) ? false : null;
    }
}
