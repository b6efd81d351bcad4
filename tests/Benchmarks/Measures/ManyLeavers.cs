using Benchmarks.World;
using TeamsOffboardBot.Microsoft365;

namespace Benchmarks.Measures;

/// <summary>
/// P6: a hundred leavers approved at once, and then another hundred, in a tenant that serves only so many calls a second and refuses one
/// of twenty at random. What the quota allows is told by the calls that a leaver takes alone: what is asked again because of a
/// refusal does not count as throughput.
/// </summary>
public sealed class ManyLeavers : IMeasure
{
    private const int Together = 100;
    private const int Alone = 3;
    private const double LeaversPerSecond = 1;

    /// <summary>The second hundred are there for the memory alone.</summary>
    private const double LeaversPerSecondThen = 5;
    private const double RefusedShare = 0.05;
    private const double Least = 0.9;
    private const double MostGrowth = 1.1;
    private const double SecondsPerDay = 86400;

    public IReadOnlyList<string> Ids => ["P6"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        // The tenant's limits are met by being refused, not by what the bot knows of them beforehand.
        await using var stage = await Stage.SetAsync(
            ("Runs:ParallelRuns", "50"),
            ("Microsoft365:Limits:EntraUnitsPerTenSeconds", "1000000"),
            ("Microsoft365:Limits:EntraWritesPer150Seconds", "1000000"),
            ("Microsoft365:Limits:SharePointUnitsPerMinute", "1000000"));
        var times = options.Times(Together);
        List<LeaverCost> alone = [];
        for (var number = 0; number < Alone; number++)
        {
            var one = await Approvals.AskAsync(stage, number, 1);
            await stage.Tenant.LatencyAsync(isReal: true);
            alone.Add(LeaverCost.Of((await one.ApproveAsync()).Seen, 1));
            await stage.Tenant.LatencyAsync(isReal: false);
        }

        var cost = alone.MinBy(c => c.GraphCalls)!;
        var hundreds = new[]
        {
            await HundredAsync(stage, Alone, times, LeaversPerSecond * cost.GraphCalls, cost),
            await HundredAsync(stage, Alone + times, times, LeaversPerSecondThen * cost.GraphCalls, cost),
        };
        return [Throughput(hundreds, times, cost), Memory(hundreds, times), .. Costs(hundreds, cost)];
    }

    private static async Task<Hundred> HundredAsync(Stage stage, int first, int count, double perSecond, LeaverCost alone)
    {
        var size = await stage.Kept.SizeAsync();
        var approvals = await Approvals.AskAsync(stage, first, count);
        var processor = stage.Bot.ProcessorTime;
        await stage.Tenant.LatencyAsync(isReal: true);
        await stage.Tenant.ControlAsync("chaos", new { share = RefusedShare, seed = first, throttlesOnly = true });
        await stage.Tenant.ControlAsync("quota", new { graph = new { capacity = perSecond, perSecond } });
        await using var memory = new MemoryWatch(stage.Bot);
        var outcome = await approvals.ApproveAsync();
        await stage.Tenant.ControlAsync("quota", new { });
        await stage.Tenant.ControlAsync("chaos", new { share = 0 });
        await stage.Tenant.LatencyAsync(isReal: false);
        stage.Teams.Forget();
        var calls = outcome.Seen.SelectMany(r => r.Calls).ToList();
        return new(
            outcome.Took,
            count * alone.GraphCalls / (perSecond * (1 + outcome.Took.TotalSeconds)),
            calls.Count(c => c.IsRefused),
            calls.Count,
            memory.MostMegabytes,
            (await stage.Kept.SizeAsync() - size) / 1024.0 / count,
            (stage.Bot.ProcessorTime - processor) / count);
    }

    private static Row Throughput(Hundred[] hundreds, int times, LeaverCost cost)
    {
        var first = hundreds[0];
        return new(
            "P6",
            $"{times} leavers approved at once, {RefusedShare:P0} of all calls refused at random, against what the quota allows",
            $"{first.ShareOfQuota:P0} ({first.Took.TotalSeconds:0} s; {first.Refused} of {first.Calls} calls refused and repeated); none failed",
            $">= {Least:P0}, none failed",
            Row.Judge(first.ShareOfQuota >= Least))
        {
            Details = cost.ToDetails().Concat(hundreds.SelectMany((h, i) => h.ToDetails($"hundred{i + 1}"))).ToDictionary(),
        };
    }

    private static Row Memory(Hundred[] hundreds, int times)
    {
        var growth = hundreds[1].Megabytes / hundreds[0].Megabytes;
        return new(
            "P6",
            $"most memory in use, the second {times} leavers against the first",
            $"{growth:0.00} x ({hundreds[1].Megabytes:0} MB against {hundreds[0].Megabytes:0} MB)",
            $"<= {MostGrowth:0.00} x",
            Row.Judge(growth <= MostGrowth));
    }

    /// <summary>For the table of capacity.</summary>
    private static IEnumerable<Row> Costs(Hundred[] hundreds, LeaverCost cost)
    {
        var limits = new ServiceLimits();
        var byUnits = limits.EntraUnitsPerTenSeconds / 10.0 * SecondsPerDay / cost.EntraUnits;
        var byWrites = limits.EntraWritesPer150Seconds / 150.0 * SecondsPerDay / cost.EntraWrites;
        yield return Stated(
            "a leaver takes from the services",
            $"{cost.Requests:0} requests with {cost.GraphCalls:0} Graph calls, {cost.ExchangeCalls:0} cmdlets, {cost.SharePointCalls:0} SharePoint calls");
        yield return Stated(
            "a leaver takes from the Graph quota of the smallest tenant",
            $"{cost.EntraUnits:0} of {limits.EntraUnitsPerTenSeconds} units in ten seconds, {cost.EntraWrites:0} of {limits.EntraWritesPer150Seconds} writes in 150 seconds: {Math.Min(byUnits, byWrites):0} leavers a day");
        yield return Stated("a leaver takes in the database", $"{hundreds.Average(h => h.Kilobytes):0} KB, from the first word to the last step");
        yield return Stated(
            "a leaver takes of a processor",
            $"{hundreds[1].Processor.TotalMilliseconds:0} ms from the approval on: {SecondsPerDay / hundreds[1].Processor.TotalSeconds:0} leavers a day and core");
    }

    private static Row Stated(string what, string measured) => new("P6", what, measured, MustReach: null, Verdict.Stated);

    private sealed record Hundred(TimeSpan Took, double ShareOfQuota, int Refused, int Calls, double Megabytes, double Kilobytes, TimeSpan Processor)
    {
        public IReadOnlyDictionary<string, double> ToDetails(string name) => new Dictionary<string, double>
        {
            [$"{name}.seconds"] = Math.Round(Took.TotalSeconds, 1),
            [$"{name}.shareOfQuota"] = Math.Round(ShareOfQuota, 3),
            [$"{name}.calls"] = Calls,
            [$"{name}.refused"] = Refused,
            [$"{name}.megabytes"] = Math.Round(Megabytes, 1),
            [$"{name}.kilobytesALeaver"] = Math.Round(Kilobytes, 1),
            [$"{name}.processorMsALeaver"] = Math.Round(Processor.TotalMilliseconds, 1),
        };
    }
}
