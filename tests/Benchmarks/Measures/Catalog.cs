namespace Benchmarks.Measures;

/// <summary>What is measured, in the order in which it is measured.</summary>
public static class Catalog
{
    public static IReadOnlyList<IMeasure> All { get; } = [new WholeRun(), new LockOut(), new ChatTurn(), new PressUnderLoad(), new ManyLeavers(), new TwoProcesses(), new Growth(), new Footprint()];
}

public interface IMeasure
{
    /// <summary>The rows of the table that it fills.</summary>
    IReadOnlyList<string> Ids { get; }

    Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options);
}
