using System.Diagnostics;
using Benchmarks.World;
using TeamsOffboardBot.Cards;

namespace Benchmarks.Measures;

/// <summary>
/// P5: how long an approver waits for the card after pressing Approve, while many runs are at work and while none is. What is pressed is
/// the approval of offboardings that begin tomorrow, so that the presses themselves start no run. The look-up of memberships, one round
/// trip to Graph, is taken off both.
/// </summary>
public sealed class PressUnderLoad : IMeasure
{
    private const int Presses = 100;
    private const int Runs = 200;
    private const int WarmUps = 10;
    private const double Most = 2;

    public IReadOnlyList<string> Ids => ["P5"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        await using var stage = await Stage.SetAsync(("Runs:ParallelRuns", "1000"));
        var (presses, runs) = (options.Times(Presses), options.Times(Runs));
        var leavers = await Leavers.SeedAsync(stage.Tenant, 0, WarmUps + (2 * presses) + runs);
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd");
        (string, string)[] later = [.. Leavers.Choices, (Fields.Start, ChoicesForm.AtMoment), (Fields.StartDate, tomorrow), (Fields.StartTime, "17:00")];
        var toPress = await stage.AskForAsync([.. leavers.Take(WarmUps + (2 * presses))], later);
        var toRun = await stage.AskForAsync([.. leavers.Skip(WarmUps + (2 * presses))], Leavers.Choices);

        // The mailboxes answer slowly, so that no run ends before the last press.
        await stage.Tenant.ControlAsync("latency", new { graphMs = Latency.Graph, exchangeMs = 5 * Latency.Exchange, sharepointMs = Latency.SharePoint });
        await PressAsync(stage, toPress.Take(WarmUps));
        var alone = await PressAsync(stage, toPress.Skip(WarmUps).Take(presses));
        await Task.WhenAll(toRun.Select(card => stage.Nestor.PressesAsync(card, Verbs.Approve)));
        var beside = await PressAsync(stage, toPress.Skip(WarmUps + presses));
        var active = await stage.Kept.RunningAsync();
        return [Row(new Figures(alone), new Figures(beside), runs, active)];
    }

    private static Row Row(Figures alone, Figures beside, int runs, long active)
    {
        var ratio = beside.P99 / alone.P99;
        return new Row(
            "P5",
            $"the answer to Approve while {runs} runs are at work ({active} still at the end), p99, without the look-up",
            $"{ratio:0.0} x ({beside.P99:0} ms against {alone.P99:0} ms; p50 {beside.Median:0} ms against {alone.Median:0} ms)",
            $"<= {Most:0} x",
            active < runs / 2 ? Verdict.NotMeasured : Benchmarks.Row.Judge(ratio <= Most))
        {
            Details = alone.ToDetails("alone.ms").Concat(beside.ToDetails("beside.ms")).Append(new("active", active)).ToDictionary(),
        };
    }

    private static async Task<List<double>> PressAsync(Stage stage, IEnumerable<Card> cards)
    {
        List<double> took = [];
        foreach (var card in cards)
        {
            var began = Stopwatch.GetTimestamp();
            await stage.Nestor.PressesAsync(card, Verbs.Approve);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds - Latency.Graph);
        }

        return took;
    }
}
