using System.Globalization;
using Benchmarks.World;
using TeamsOffboardBot.Storage;

namespace Benchmarks.Measures;

/// <summary>
/// P7: so many leavers approved at once, by one process and by two on the same PostgreSQL database, each with the same limit of runs at
/// work. The tenant's answers are what takes the time. With two, the approvals reach them in turns, as behind a load balancer.
/// </summary>
public sealed class TwoProcesses : IMeasure
{
    private const int Together = 32;
    private const int RunsAtOnce = 4;
    private const int WarmUps = 4;
    private const double Least = 1.8;

    public IReadOnlyList<string> Ids => ["P7"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        var (server, reason) = await PostgreSqlServer.StartAsync();
        if (server is null)
        {
            return [new("P7", What(Together), reason, $">= {Least:0.0} x", Verdict.NotMeasured)];
        }

        await using (server)
        {
            return await MeasureAsync(server, options);
        }
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(PostgreSqlServer server, BenchmarkOptions options)
    {
        await using var stage = await Stage.SetAsync(
            ("Storage:Provider", StorageOptions.PostgreSql),
            ("Storage:ConnectionString", await server.CreateDatabaseAsync("benchmark")),
            ("Runs:ParallelRuns", RunsAtOnce.ToString(CultureInfo.InvariantCulture)));
        var times = Math.Max(RunsAtOnce, options.Times(Together) / RunsAtOnce * RunsAtOnce);
        await TogetherAsync(stage, 0, WarmUps, isReal: false);
        var one = await TogetherAsync(stage, WarmUps, times, isReal: true);
        await stage.StartBesideAsync();
        await TogetherAsync(stage, WarmUps + times, WarmUps, isReal: false);
        var two = await TogetherAsync(stage, (2 * WarmUps) + times, times, isReal: true);
        var ratio = one / two;
        return
        [
            new("P7", What(times), $"{ratio:0.00} x ({one.TotalSeconds:0.0} s by one, {two.TotalSeconds:0.0} s by two)", $">= {Least:0.0} x", Row.Judge(ratio >= Least))
            {
                Details = new Dictionary<string, double> { ["one.seconds"] = one.TotalSeconds, ["two.seconds"] = two.TotalSeconds },
            },
            new(
                "P7",
                $"leavers a day of one process that works on {RunsAtOnce} at once",
                $"{TimeSpan.FromDays(1) / one * times:0}",
                MustReach: null,
                Verdict.Stated),
        ];
    }

    private static string What(int leavers) => $"{leavers} leavers by two processes on PostgreSQL against one, {RunsAtOnce} runs at once in each";

    private static async Task<TimeSpan> TogetherAsync(Stage stage, int first, int count, bool isReal)
    {
        var approvals = await Approvals.AskAsync(stage, first, count);
        await stage.Tenant.LatencyAsync(isReal);
        var outcome = await approvals.ApproveAsync();
        await stage.Tenant.LatencyAsync(isReal: false);
        return outcome.Took;
    }
}
