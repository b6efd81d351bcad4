namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>
/// Holds and retention policies that cover mailboxes without each of them naming it.
/// https://learn.microsoft.com/powershell/module/exchangepowershell/get-organizationconfig
/// </summary>
public sealed class ExchangeHolds(ExchangeClient exchange)
{
    /// <summary>Of the whole organisation, by id.</summary>
    public async Task<IReadOnlyList<string>> OfOrganizationAsync(CancellationToken cancellationToken)
    {
        var rows = await exchange.InvokeAsync(new(ExchangeCmdlets.GetOrganizationConfig, MailboxId: null, []), cancellationToken);
        return [.. rows.SelectMany(row => row.Texts("InPlaceHolds"))];
    }
}
