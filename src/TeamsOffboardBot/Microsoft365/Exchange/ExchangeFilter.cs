namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Filters of cmdlets, in OPATH. https://learn.microsoft.com/powershell/exchange/filter-properties</summary>
internal static class ExchangeFilter
{
    public static string Equal(string property, string value) => $"{property} -eq '{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
