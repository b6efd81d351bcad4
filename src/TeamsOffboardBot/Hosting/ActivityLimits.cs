using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// How much anybody may ask of the bot. Somebody whose activity is believed is counted by who they are, with far more than
/// hands can press, so that only a client gone wild ever meets the limit. Whoever is not believed is counted by address,
/// and only then: people of a tenant come from few addresses, and a forger behind the same one must not use up what is theirs.
/// </summary>
public sealed class ActivityLimits(IOptions<BotOptions> options) : IDisposable
{
    private const int RefusalsAtOnce = 600;
    private const int RefusalsPerSecond = 10;
    private const int SecondsPerMinute = 60;

    private readonly PartitionedRateLimiter<string> _people = PerName(
        options.Value.ActivitiesPerMinute, Math.Max(1, options.Value.ActivitiesPerMinute / SecondsPerMinute));

    private readonly PartitionedRateLimiter<string> _strangers = PerName(RefusalsAtOnce, RefusalsPerSecond);

    /// <summary>Null: they may.</summary>
    public Refusal? Person(string id) => Take(_people, id);

    /// <summary>Null: one refusal more is worth a line in the log.</summary>
    public Refusal? Stranger(string address) => Take(_strangers, address);

    public void Dispose()
    {
        _people.Dispose();
        _strangers.Dispose();
    }

    private static Refusal? Take(PartitionedRateLimiter<string> limiter, string name)
    {
        using var lease = limiter.AttemptAcquire(name);
        return lease.IsAcquired ? null : Refusal.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    private static PartitionedRateLimiter<string> PerName(int atOnce, int perSecond) => PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }),
        StringComparer.OrdinalIgnoreCase);
}
