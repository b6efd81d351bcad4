using Benchmarks.World;
using TeamsOffboardBot.Cards;

namespace Benchmarks.Measures;

/// <summary>
/// P1: from the approval's entry in the journal to the moment when the last of block, new password and sign-out had its effect in the
/// tenant. Both moments are taken from the clock of this one machine.
/// </summary>
public sealed class LockOut : IMeasure
{
    private const int Repetitions = 20;
    private const int WarmUps = 5;
    private const double MostRoundTrips = 1.2;

    public IReadOnlyList<string> Ids => ["P1"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        await using var stage = await Stage.SetAsync();
        var times = options.Times(Repetitions);
        var leavers = await Leavers.SeedAsync(stage.Tenant, 0, WarmUps + times);
        List<double> lockedOut = [];
        List<double> reads = [];
        foreach (var (leaver, number) in leavers.Select((l, i) => (l, i)))
        {
            var (milliseconds, before) = await OneAsync(stage, leaver);
            if (number >= WarmUps)
            {
                lockedOut.Add(milliseconds);
                reads.Add(before);
            }
        }

        Figures figures = new(lockedOut), between = new(reads);
        var roundTrips = figures.P95 / Latency.Graph;
        return
        [
            new Row(
                "P1",
                "lock-out: from the approval to block, password and sign-out in effect, p95",
                $"{roundTrips:0.00} round trips ({figures.P95:0} ms, p50 {figures.Median:0} ms); before the decision {between.Most:0} request",
                $"<= {MostRoundTrips:0.0} round trips, <= 1 request",
                Row.Judge(roundTrips <= MostRoundTrips && between.Most <= 1)) { Details = figures.ToDetails("lockedOut.ms").Concat(between.ToDetails("reads")).ToDictionary() },
        ];
    }

    private static async Task<(double Milliseconds, int Reads)> OneAsync(Stage stage, string leaver)
    {
        var card = await stage.Megan.AsksForAsync(leaver, stage.Nestor, Leavers.Choices);
        var request = Person.RequestOf(card);
        await stage.Tenant.FallsQuietAsync();
        await stage.Tenant.ForgetRequestsAsync();
        await stage.Tenant.ControlAsync("latency", new { graphMs = Latency.Graph });
        await stage.Nestor.PressesAsync(card, Verbs.Approve);
        await Task.Delay(5 * Latency.Graph);
        var seen = await stage.Tenant.RequestsAsync();
        // The rest of the run only has to end.
        await stage.Tenant.ControlAsync("latency", new { graphMs = 0 });
        await stage.Kept.RestsAsync([request], TimeSpan.FromMinutes(2));
        stage.Teams.Forget();
        var approved = (await stage.Kept.EventsAsync(request)).First(e => e.Kind == "request-approved").At;
        return ((LockedOutAt(seen) - approved).TotalMilliseconds, seen.Count(r => r.At < approved));
    }

    /// <summary>Two changes of the account and the first sign-out.</summary>
    private static DateTimeOffset LockedOutAt(IReadOnlyList<SeenRequest> seen)
    {
        var changes = seen.SelectMany(r => r.Calls.Where(c => c.Operation.StartsWith("PATCH /users/", StringComparison.Ordinal)).Select(_ => r.AnsweredAt)).Take(2).ToList();
        var signedOut = seen.Where(r => r.Calls.Any(c => c.Operation.EndsWith("/revokeSignInSessions", StringComparison.Ordinal))).Select(r => r.AnsweredAt).FirstOrDefault();
        return changes.Count == 2 && signedOut != default
            ? changes.Append(signedOut).Max()
            : throw new BenchmarksException("The request log shows no lock-out.");
    }
}
