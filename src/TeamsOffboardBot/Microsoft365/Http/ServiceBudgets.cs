using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>Keeps what is sent within <see cref="ServiceLimits"/>: who comes when all is spent waits until more may be spent, those in more haste in front of the others.</summary>
public sealed class ServiceBudgets : IDisposable
{
    private readonly Dictionary<Budget, BudgetLine> _lines;

    public ServiceBudgets(IOptions<Microsoft365Options> options)
    {
        var limits = options.Value.Limits;
        _lines = new()
        {
            [Budget.Entra] = Line(limits.EntraUnitsPerTenSeconds, TimeSpan.FromSeconds(10)),
            [Budget.EntraWrites] = Line(limits.EntraWritesPer150Seconds, TimeSpan.FromSeconds(150)),
            [Budget.SharePoint] = Line(limits.SharePointUnitsPerMinute, TimeSpan.FromMinutes(1)),
            [Budget.Teams] = Line(limits.TeamsCallsPerTenSeconds, TimeSpan.FromSeconds(10)),
        };
    }

    public async Task SpendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        foreach (var (budget, units) in call.Costs)
        {
            await _lines[budget].SpendAsync(units, cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var line in _lines.Values)
        {
            line.Dispose();
        }
    }

    private static BudgetLine Line(int units, TimeSpan window) => new(new TokenBucketRateLimiterOptions
    {
        // A tenth of the window at a time, so that after a burst it goes on evenly.
        TokenLimit = units,
        TokensPerPeriod = Math.Max(1, units / 10),
        ReplenishmentPeriod = window / 10,
        QueueLimit = int.MaxValue,
    });
}

/// <summary>What is limited together.</summary>
public enum Budget
{
    Entra,
    EntraWrites,
    SharePoint,
    Teams,
}
