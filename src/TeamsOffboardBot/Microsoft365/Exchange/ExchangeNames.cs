using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>What a mailbox is called and under which addresses it is reached. https://learn.microsoft.com/powershell/module/exchange/set-mailbox</summary>
public sealed class ExchangeNames(ExchangeClient exchange)
{
    public Task SetDisplayNameAsync(string mailboxId, string name, CancellationToken cancellationToken) =>
        SetAsync(mailboxId, "DisplayName", name, cancellationToken);

    /// <summary>Exchange refuses an address that another recipient has.</summary>
    public Task AddAliasesAsync(string mailboxId, IEnumerable<string> addresses, CancellationToken cancellationToken) =>
        ChangeAsync(mailboxId, "Add", addresses, cancellationToken);

    /// <summary>Exchange refuses to take the primary address.</summary>
    public Task RemoveAliasesAsync(string mailboxId, IEnumerable<string> addresses, CancellationToken cancellationToken) =>
        ChangeAsync(mailboxId, "Remove", addresses, cancellationToken);

    private Task ChangeAsync(string mailboxId, string change, IEnumerable<string> addresses, CancellationToken cancellationToken) => SetAsync(
        mailboxId,
        "EmailAddresses",
        new JsonObject { ["@odata.type"] = "#Exchange.GenericHashTable", [change] = new JsonArray([.. addresses.Select(a => (JsonNode)$"smtp:{a}")]) },
        cancellationToken);

    private async Task SetAsync(string mailboxId, string parameter, JsonNode value, CancellationToken cancellationToken) =>
        await exchange.InvokeAsync(
            new(ExchangeCmdlets.SetMailbox, mailboxId, new JsonObject { ["Identity"] = mailboxId, [parameter] = value }), cancellationToken);
}
