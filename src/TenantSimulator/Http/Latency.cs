namespace TenantSimulator.Http;

/// <summary>What one HTTP request costs in time. A batch costs one; each further item of an Exchange batch costs a quarter more.</summary>
sealed record Latency(int GraphMs, int ExchangeMs, int SharePointMs)
{
    public static readonly Latency None = new(0, 0, 0);

    public TimeSpan Of(string service, int items) => TimeSpan.FromMilliseconds(service switch
    {
        "graph" => GraphMs,
        "exchange" => ExchangeMs * (1 + (0.25 * (Math.Max(items, 1) - 1))),
        _ => SharePointMs,
    });
}
