namespace Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="MustReach">Null for what is only stated.</param>
public sealed record Row(string Id, string What, string Measured, string? MustReach, Verdict Verdict)
{
    /// <summary>The figures behind it, for the file.</summary>
    public IReadOnlyDictionary<string, double> Details { get; init; } = new Dictionary<string, double>();

    public static Verdict Judge(bool isReached) => isReached ? Verdict.Reached : Verdict.Missed;
}

public enum Verdict
{
    Reached,
    Missed,
    Stated,
    NotMeasured,
}
