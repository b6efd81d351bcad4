using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>The ways into a mailbox that the targets of a step name, read and switched.</summary>
internal static class ProtocolSwitches
{
    public static async Task<StepReading> InspectAsync(Tenant tenant, StepContext context, bool isOn, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.ProtocolsAsync(context.Leaver.Id.Value, cancellationToken) is not { } protocols)
        {
            return Reasons.NoMailbox;
        }

        var wanted = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var read = protocols.Known().Where(p => wanted.Contains(p.Key)).ToList();
        return StepFacts.Reading(
            read.All(p => IsOn(p.Key, p.Value) == isOn),
            new JsonObject(read.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))));
    }

    public static Task SetAsync(Tenant tenant, StepContext context, bool isOn, CancellationToken cancellationToken) =>
        tenant.Mailboxes.SetProtocolsAsync(context.Leaver.Id.Value, Switched([.. context.Step.Targets.Select(t => t.Id)], isOn), cancellationToken);

    /// <summary>All switches but one are on when they are true.</summary>
    public static bool IsOn(string name, bool value) => value == (name != nameof(MailProtocols.SmtpClientAuthenticationDisabled));

    private static MailProtocols Switched(HashSet<string> names, bool isOn)
    {
        return new MailProtocols
        {
            ActiveSyncEnabled = Set(nameof(MailProtocols.ActiveSyncEnabled)),
            OWAforDevicesEnabled = Set(nameof(MailProtocols.OWAforDevicesEnabled)),
            PopEnabled = Set(nameof(MailProtocols.PopEnabled)),
            ImapEnabled = Set(nameof(MailProtocols.ImapEnabled)),
            SmtpClientAuthenticationDisabled = Set(nameof(MailProtocols.SmtpClientAuthenticationDisabled)),
            OutlookMobileEnabled = Set(nameof(MailProtocols.OutlookMobileEnabled)),
            UniversalOutlookEnabled = Set(nameof(MailProtocols.UniversalOutlookEnabled)),
            MacOutlookEnabled = Set(nameof(MailProtocols.MacOutlookEnabled)),
            OneWinNativeOutlookEnabled = Set(nameof(MailProtocols.OneWinNativeOutlookEnabled)),
            OWAEnabled = Set(nameof(MailProtocols.OWAEnabled)),
            MAPIEnabled = Set(nameof(MailProtocols.MAPIEnabled)),
            EwsEnabled = Set(nameof(MailProtocols.EwsEnabled)),
        };

        bool? Set(string name) => !names.Contains(name) ? null : IsOn(name, value: true) == isOn;
    }
}
