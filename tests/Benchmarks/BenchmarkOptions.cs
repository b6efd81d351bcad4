using System.Globalization;

namespace Benchmarks;

/// <summary>What to measure, how often, and where to write it.</summary>
public sealed record BenchmarkOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/Benchmarks [-- MEASURES OPTIONS]

          MEASURES        any of P1 to P9; all when none is named
          --json FILE     where the figures are written (benchmarks.json)
          --share SHARE   of the repetitions, 0.01 to 1 (1): less shows that it works, and is not to be quoted
        """;

    public IReadOnlyList<string> Measures { get; init; } = [];

    public string Json { get; init; } = "benchmarks.json";

    public double Share { get; init; } = 1;

    public static BenchmarkOptions Parse(IReadOnlyList<string> args, IReadOnlyList<string> known)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var next = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json" when next is { Length: > 0 }:
                    options = options with { Json = next };
                    i++;
                    break;
                case "--share" when double.TryParse(next, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0.01 and <= 1:
                    options = options with { Share = share };
                    i++;
                    break;
                case var id when known.Contains(id, StringComparer.OrdinalIgnoreCase):
                    options = options with { Measures = [.. options.Measures, id.ToUpperInvariant()] };
                    break;
                default:
                    throw new BenchmarksException($"'{args[i]}' is no measure and no option, or its value is none; --help lists them.");
            }
        }

        return options with { Measures = options.Measures.Count == 0 ? known : [.. options.Measures.Distinct().Order(StringComparer.Ordinal)] };
    }

    /// <summary>How often something is repeated.</summary>
    public int Times(int whole) => Math.Max(1, (int)Math.Round(whole * Share));
}
