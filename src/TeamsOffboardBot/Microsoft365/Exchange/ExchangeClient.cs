using System.Text.Json;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Runs cmdlets over <c>adminapi/beta/{tenant}/InvokeCommand</c>: the endpoint Microsoft's own module uses, not a documented
/// one. The documented <c>v2.0</c> cannot convert, forward, hide or give access, so there is no other way without PowerShell.
/// </summary>
public sealed class ExchangeClient(CallSender sender, ExchangeBatch batch, FaultReader faults, Microsoft365Addresses addresses)
{
    private const int MaxPages = 1000;

    // The organisation's own mailbox: where a command without a mailbox is routed.
    private const string OrganizationMailbox = "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}";

    public async Task<IReadOnlyList<ExchangeRow>> InvokeAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        var body = WireJson.Bytes(command.Body());
        var url = new Uri(addresses.ExchangeRoot, "InvokeCommand");
        List<ExchangeRow> rows = [];
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var item = new ExchangeItem(url, body, Anchor(command), command.Call.IsWrite);
            var answer = await sender.SendAsync(command.Call, cancel => batch.SendAsync(item, cancel), cancellationToken);
            if (Read(command, answer, rows) is not { } next)
            {
                break;
            }

            url = next;
        }

        return rows;
    }

    /// <summary>For cmdlets that say "not found" when there is nothing.</summary>
    public async Task<IReadOnlyList<ExchangeRow>> FindAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await InvokeAsync(command, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return [];
        }
    }

    private string Anchor(ExchangeCommand command) => command.MailboxId is { } mailbox
        ? $"OID:{mailbox}@{addresses.TenantId}"
        : $"APP:{OrganizationMailbox}@{addresses.TenantId}";

    private Uri? Read(ExchangeCommand command, WireAnswer answer, List<ExchangeRow> rows)
    {
        try
        {
            var root = WireJson.Read<JsonElement>(answer.Body);
            if (root.TryGetProperty("@adminapi.confirmationmessage", out var question))
            {
                throw faults.Unusable(command.Call, answer, Microsoft365FaultCodes.ConfirmationRequired, question.ToString());
            }

            rows.AddRange(root.GetProperty("value").EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new ExchangeRow(item)));
            return root.TryGetProperty("@odata.nextLink", out var link) && link.ValueKind == JsonValueKind.String
                ? Next(command, answer, link.GetString()!)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw faults.Unusable(command.Call, answer, Microsoft365FaultCodes.UnreadableAnswer);
        }
    }

    private Uri Next(ExchangeCommand command, WireAnswer answer, string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && addresses.MayReceiveToken(Microsoft365Service.Exchange, url)
            ? url
            : throw faults.Unusable(command.Call, answer, Microsoft365FaultCodes.ForeignAddress);
}
