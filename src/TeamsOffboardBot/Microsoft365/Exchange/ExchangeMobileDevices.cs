using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Phones and tablets that read a mailbox. A wipe is only asked for here; the device carries it out when it next comes by, and
/// says so. https://learn.microsoft.com/powershell/module/exchange/clear-mobiledevice
/// </summary>
public sealed class ExchangeMobileDevices(ExchangeClient exchange)
{
    public async Task<IReadOnlyList<MobileDevice>> OfMailboxAsync(string userId, CancellationToken cancellationToken) =>
        [.. (await StatisticsAsync(userId, cancellationToken)).Select(MailboxReader.Device)];

    public async Task<IReadOnlyList<DeviceWipe>> WipesAsync(string userId, CancellationToken cancellationToken) =>
        [.. (await StatisticsAsync(userId, cancellationToken)).Select(MailboxReader.Wipe)];

    /// <param name="accountOnly">Takes the company's mail away and nothing else. False: the device is as new, with all that is on it gone.</param>
    public Task WipeAsync(string userId, string device, bool accountOnly, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["Identity"] = device };
        if (accountOnly)
        {
            parameters["AccountOnly"] = true;
        }

        return exchange.InvokeAsync(new(ExchangeCmdlets.ClearMobileDevice, userId, parameters), cancellationToken);
    }

    public Task BlockAsync(string userId, IEnumerable<string> deviceIds, CancellationToken cancellationToken) =>
        ChangeBlockedAsync(userId, "Add", deviceIds, cancellationToken);

    public Task UnblockAsync(string userId, IEnumerable<string> deviceIds, CancellationToken cancellationToken) =>
        ChangeBlockedAsync(userId, "Remove", deviceIds, cancellationToken);

    /// <summary>Tells of the devices all that Get-MobileDevice does, and how far a wipe has come.</summary>
    private Task<IReadOnlyList<ExchangeRow>> StatisticsAsync(string userId, CancellationToken cancellationToken) =>
        exchange.FindAsync(new(ExchangeCmdlets.GetMobileDeviceStatistics, userId, new JsonObject { ["Mailbox"] = userId }), cancellationToken);

    private async Task ChangeBlockedAsync(string userId, string change, IEnumerable<string> deviceIds, CancellationToken cancellationToken)
    {
        var changed = new JsonObject
        {
            ["@odata.type"] = "#Exchange.GenericHashTable",
            [change] = new JsonArray([.. deviceIds.Select(id => (JsonNode)id)]),
        };
        await exchange.InvokeAsync(
            new(ExchangeCmdlets.SetCasMailbox, userId, new JsonObject { ["Identity"] = userId, ["ActiveSyncBlockedDeviceIDs"] = changed }), cancellationToken);
    }
}
