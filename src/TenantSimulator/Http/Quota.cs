using System.Globalization;
using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

/// <summary>Token buckets, one a service. A batch item takes a token like a request of its own.</summary>
sealed class Quota
{
    readonly Dictionary<string, Bucket> _buckets = [];

    public static Quota Off => new();

    public static Quota Parse(JsonObject json, DateTimeOffset now)
    {
        var quota = new Quota();
        foreach (var (service, limits) in json)
        {
            if (limits is JsonObject bucket)
            {
                var capacity = (double?)bucket["capacity"] ?? throw new FormatException($"'{service}' needs 'capacity'.");
                var perSecond = (double?)bucket["perSecond"] ?? throw new FormatException($"'{service}' needs 'perSecond'.");
                quota._buckets[service.ToLowerInvariant()] = new Bucket(capacity, perSecond, now);
            }
        }

        return quota;
    }

    /// <summary>Null when there is a token; else the seconds to wait, with a fraction, as Microsoft's own samples show them.</summary>
    public string? Take(string service, DateTimeOffset now) =>
        _buckets.TryGetValue(service, out var bucket) && bucket.Take(now) is { } wait
            ? wait.ToString("0.000", CultureInfo.InvariantCulture)
            : null;

    sealed class Bucket(double capacity, double perSecond, DateTimeOffset start)
    {
        double _missing;
        DateTimeOffset _filledAt = start;

        public double? Take(DateTimeOffset now)
        {
            _missing = Math.Max(0, _missing - ((now - _filledAt).TotalSeconds * perSecond));
            _filledAt = now;
            if (_missing + 1 > capacity)
            {
                return Math.Max(0.001, (_missing + 1 - capacity) / perSecond);
            }

            _missing++;
            return null;
        }
    }
}
