using System.Diagnostics;
using Benchmarks;
using Benchmarks.Measures;
using Benchmarks.World;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(BenchmarkOptions.Usage);
    return 0;
}

if (args is ["bare", ..])
{
    await BareEndpoint.RunAsync(args[1..]);
    return 0;
}

try
{
    var options = BenchmarkOptions.Parse(args, [.. Catalog.All.SelectMany(m => m.Ids)]);
    var began = Stopwatch.GetTimestamp();
    List<Row> rows = [];
    foreach (var measure in Catalog.All.Where(m => m.Ids.Intersect(options.Measures).Any()))
    {
        var started = Stopwatch.GetTimestamp();
        await Console.Error.WriteAsync($"{string.Join(" and ", measure.Ids)} …");
        rows.AddRange((await measure.MeasureAsync(options)).Where(row => options.Measures.Contains(row.Id)));
        await Console.Error.WriteLineAsync($" {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    rows = [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)];
    Report.Print(rows, Console.Out);
    await Report.WriteAsync(options.Json, rows, options, Stopwatch.GetElapsedTime(began));
    return rows.Exists(row => row.Verdict == Verdict.Missed) ? 1 : 0;
}
catch (BenchmarksException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
finally
{
    Published.Delete();
}
