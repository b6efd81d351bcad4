using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>Keeps what is sent within <see cref="ServiceLimits"/>: who comes when all is spent waits in line until more may be spent.</summary>
public sealed class ServiceBudgets : IDisposable
{
    private readonly Dictionary<Budget, TokenBucketRateLimiter> _buckets;

    public ServiceBudgets(IOptions<Microsoft365Options> options)
    {
        var limits = options.Value.Limits;
        _buckets = new()
        {
            [Budget.Entra] = Bucket(limits.EntraUnitsPerTenSeconds, TimeSpan.FromSeconds(10)),
            [Budget.EntraWrites] = Bucket(limits.EntraWritesPer150Seconds, TimeSpan.FromSeconds(150)),
            [Budget.SharePoint] = Bucket(limits.SharePointUnitsPerMinute, TimeSpan.FromMinutes(1)),
            [Budget.Teams] = Bucket(limits.TeamsCallsPerTenSeconds, TimeSpan.FromSeconds(10)),
        };
    }

    public async Task SpendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        foreach (var (budget, units) in call.Costs)
        {
            // Rented for good: the bucket fills by time, not by what is given back.
            using var spent = await _buckets[budget].AcquireAsync(units, cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var bucket in _buckets.Values)
        {
            bucket.Dispose();
        }
    }

    private static TokenBucketRateLimiter Bucket(int units, TimeSpan window) => new(new TokenBucketRateLimiterOptions
    {
        // A tenth of the window at a time, so that after a burst it goes on evenly.
        TokenLimit = units,
        TokensPerPeriod = Math.Max(1, units / 10),
        ReplenishmentPeriod = window / 10,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
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
