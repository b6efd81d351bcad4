using System.Diagnostics;
using Benchmarks.World;
using TeamsOffboardBot.Cards;

namespace Benchmarks.Measures;

/// <summary>
/// P5: how long an approver waits for the card after pressing Approve, while many runs are at work and while none is. What is pressed is
/// the approval of offboardings that begin tomorrow, so that the presses themselves start no run. The look-up of memberships is taken off
/// both, as long as the tenant took for it by its own log.
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
        // So many leave at once only where many work: the limits of a tenant of more than 500 people.
        await using var stage = await Stage.SetAsync(("Runs:ParallelRuns", "1000"), ("Microsoft365:Limits:EntraUnitsPerTenSeconds", "8000"));
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
        await stage.Tenant.ForgetRequestsAsync();
        List<(DateTimeOffset From, DateTimeOffset Until, double Milliseconds)> presses = [];
        foreach (var card in cards)
        {
            var (from, began) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
            await stage.Nestor.PressesAsync(card, Verbs.Approve);
            presses.Add((from, DateTimeOffset.UtcNow, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
        }

        var lookUps = (await stage.Tenant.RequestsAsync()).Where(r => r.Calls.Any(c => c.Operation.Contains(stage.Nestor.Id, StringComparison.Ordinal))).ToList();
        return [.. presses.Select(press => press.Milliseconds - LookUp(lookUps.FindAll(r => r.At >= press.From && r.At <= press.Until)))];
    }

    /// <summary>Its requests go side by side.</summary>
    private static double LookUp(IReadOnlyList<SeenRequest> requests) => requests.Count > 0
        ? (requests.Max(r => r.AnsweredAt) - requests.Min(r => r.At)).TotalMilliseconds
        : throw new BenchmarksException("A press was answered without a look at who pressed.");
}
