namespace Benchmarks;

/// <summary>Many measurements of one thing.</summary>
public sealed class Figures(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public int Count => _sorted.Length;

    public double Median => At(0.50);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    public double Least => _sorted[0];

    public double Most => _sorted[^1];

    /// <summary>The smallest value that this share of all does not exceed: no value is made up between two.</summary>
    private double At(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];

    public IReadOnlyDictionary<string, double> ToDetails(string name) => new Dictionary<string, double>
    {
        [$"{name}.count"] = Count,
        [$"{name}.p50"] = Math.Round(Median, 2),
        [$"{name}.p95"] = Math.Round(P95, 2),
        [$"{name}.p99"] = Math.Round(P99, 2),
    };
}
