using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TenantSimulator.Http;

/// <summary>
/// Any call may fail, at random: throttled, a server error with or without the effect, cut or left without an answer before or after the
/// effect. Items of a batch are answered with an error each; cut or left hanging is the request as a whole.
/// </summary>
/// <param name="throttlesOnly">Nothing worse happens than a 429.</param>
sealed class Chaos(double share, int seed, bool throttlesOnly = false)
{
    static readonly Regex Anything = new("", RegexOptions.None, TimeSpan.FromSeconds(1));

    readonly Random _random = new(seed);

    public static Chaos None { get; } = new(0, 0);

    public static Chaos Parse(JsonObject json)
    {
        var share = (double?)json["share"] ?? throw new FormatException("Chaos needs 'share', between 0 and 1.");
        return share is >= 0 and <= 1 ? new Chaos(share, (int?)json["seed"] ?? 1, (bool?)json["throttlesOnly"] ?? false) : throw new FormatException("'share' must be between 0 and 1.");
    }

    /// <summary>Null: this one goes well.</summary>
    public Fault? Next(bool isBatchItem)
    {
        if (share == 0 || _random.NextDouble() >= share)
        {
            return null;
        }

        return (throttlesOnly ? 0 : _random.Next(isBatchItem ? 4 : 8)) switch
        {
            0 => new Fault(Anything, 429) { RetryAfter = (0.05 + (0.2 * _random.NextDouble())).ToString("0.000", CultureInfo.InvariantCulture) },
            1 => new Fault(Anything, 503),
            2 => new Fault(Anything, 500),
            3 => new Fault(Anything, 500) { EffectHappens = true },
            4 => new Fault(Anything, 0),
            5 => new Fault(Anything, 0) { After = true },
            6 => new Fault(Anything, 0) { Hangs = true },
            _ => new Fault(Anything, 0) { Hangs = true, After = true },
        };
    }
}
