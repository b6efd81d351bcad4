using Benchmarks.World;
using TeamsOffboardBot.Cards;

namespace Benchmarks.Measures;

/// <summary>
/// P2 and P3: one offboarding after the other by the bot, and then others by the call sequence of the leading open-source tool, against the
/// same simulator and the same kind of leaver. The request log is the witness of calls, the journal of when the bot knew its work proven.
/// </summary>
public sealed class WholeRun : IMeasure
{
    private const int Repetitions = 5;
    private const int WarmUps = 2;
    private const double OverChain = 1.15;
    private const double Faster = 4;
    private const int MostRequests = 30;

    public IReadOnlyList<string> Ids => ["P2", "P3"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        await using var stage = await Stage.SetAsync();
        var times = options.Times(Repetitions);
        var leavers = await Leavers.SeedAsync(stage.Tenant, 0, 2 * (WarmUps + times));
        List<BotRun> ours = [];
        foreach (var leaver in leavers.Take(WarmUps + times))
        {
            // Warm-ups are without latency: they are for the compiler alone.
            ours.Add(await OursAsync(stage, leaver, isMeasured: ours.Count >= WarmUps));
        }

        await TheirsAsync(stage, leavers.TakeLast(WarmUps));
        await stage.Tenant.LatencyAsync(isReal: true);
        var theirs = await TheirsAsync(stage, leavers.Skip(WarmUps + times).Take(times));
        return Rows(ours[WarmUps..], theirs);
    }

    /// <summary>Side by side, because each of them does nothing but wait for one answer after the other.</summary>
    private static async Task<IReadOnlyList<double>> TheirsAsync(Stage stage, IEnumerable<string> leavers) => await Task.WhenAll(leavers.Select(async leaver =>
    {
        using var tool = new SequentialTool(stage.Tenant);
        return await tool.OffboardAsync(leaver);
    }));

    private static List<Row> Rows(List<BotRun> ours, IReadOnlyList<double> theirs)
    {
        Figures run = new(ours.Select(r => r.Milliseconds)), requests = new(ours.Select(r => (double)r.Requests)), tool = new(theirs);
        var (overChain, faster) = (run.Median / Chain.Milliseconds, tool.Median / run.Median);
        return
        [
            new Row(
                "P2",
                "a full offboarding against its longest chain of dependent calls",
                $"{overChain:0.00} x ({run.Median / 1000:0.00} s, p95 {run.P95 / 1000:0.00} s; chain {Chain.Milliseconds / 1000.0:0.00} s)",
                $"<= {OverChain:0.00} x",
                Row.Judge(overChain <= OverChain)) { Details = run.ToDetails("run").Append(new("chain.ms", Chain.Milliseconds)).ToDictionary() },
            new Row(
                "P3",
                "the same by the 44 calls of the leading open-source tool",
                $"{faster:0.0} x faster ({tool.Median / 1000:0.00} s against {run.Median / 1000:0.00} s), {requests.Most:0} requests",
                $">= {Faster:0} x, <= {MostRequests} requests",
                Row.Judge(faster >= Faster && requests.Most <= MostRequests)) { Details = tool.ToDetails("tool").Concat(requests.ToDetails("requests")).ToDictionary() },
        ];
    }

    private static async Task<BotRun> OursAsync(Stage stage, string leaver, bool isMeasured)
    {
        var card = await stage.Megan.AsksForAsync(leaver, stage.Nestor, Leavers.Choices);
        var request = Person.RequestOf(card);
        await stage.Tenant.FallsQuietAsync();
        await stage.Tenant.ForgetRequestsAsync();
        await stage.Tenant.LatencyAsync(isMeasured);
        await stage.Nestor.PressesAsync(card, Verbs.Approve);
        await stage.Kept.RestsAsync([request], TimeSpan.FromMinutes(2));
        var events = await stage.Kept.EventsAsync(request);
        Demand(events, leaver);
        var approved = events.First(e => e.Kind == "request-approved").At;
        var run = new BotRun(
            (events.Last(e => e.Kind == "step-settled").At - approved).TotalMilliseconds,
            (await stage.Tenant.RequestsAsync()).Count(r => r.At >= approved));
        await WriteTraceAsync(stage, events, approved, isMeasured);
        await stage.Tenant.LatencyAsync(isReal: false);
        return run;
    }

    /// <summary>A run in which something was left out would be faster, and worth nothing.</summary>
    private static void Demand(IReadOnlyList<KeptEvent> events, string leaver)
    {
        var wrong = events.Where(e => e.Kind is "step-failed" or "step-retry-scheduled" or "plan-drifted" or "facts-unreadable").Select(e => $"{e.Kind} {e.Body}").ToList();
        if (wrong.Count > 0)
        {
            throw new BenchmarksException($"The offboarding of {leaver} did not go as planned: {string.Join("; ", wrong)}");
        }
    }

    /// <summary>Every request and every settled step of a run, in order, where somebody asks for it: to see where the time goes.</summary>
    private static async Task WriteTraceAsync(Stage stage, IReadOnlyList<KeptEvent> events, DateTimeOffset approved, bool isMeasured)
    {
        if (!isMeasured || Environment.GetEnvironmentVariable("BENCHMARK_TRACE") is not { Length: > 0 } file)
        {
            return;
        }

        var lines = (await stage.Tenant.RequestsAsync())
            .Select(r => (r.At, Text: $"{(r.AnsweredAt - r.At).TotalMilliseconds,6:0} ms  {r.Service} {r.Operation} {r.Status} [{string.Join(", ", r.Items.Select(i => i.Operation))}]"))
            .Concat(events.Select(e => (e.At, Text: $"           {e.Kind} {e.Body[..Math.Min(160, e.Body.Length)]}")));
        await File.WriteAllLinesAsync(file, lines.OrderBy(l => l.At).Select(l => $"{(l.At - approved).TotalMilliseconds,8:0}  {l.Text}"));
    }

    private sealed record BotRun(double Milliseconds, int Requests);
}
