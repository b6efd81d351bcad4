using System.Diagnostics;
using Benchmarks.World;
using TeamsOffboardBot.Cards;

namespace Benchmarks.Measures;

/// <summary>
/// P8: the lists, one request's status, the start of the bot and the moment when it goes on with a run that its death broke off, with few and with many
/// requests in its database. The many are closed; among them stand a few that are open.
/// </summary>
public sealed class Growth : IMeasure
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Open = 2;
    private const int Turns = 200;
    private const int WarmUps = 30;
    private const int Starts = 3;
    private const int Resumes = 3;
    private const double Most = 2;

    public IReadOnlyList<string> Ids => ["P8"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        await using var few = await WithAsync(Few);
        await using var many = await WithAsync(Many);
        List<double> fewStarts = [];
        List<double> manyStarts = [];
        for (var i = 0; i < options.Times(Starts); i++)
        {
            fewStarts.Add(await StartAsync(few));
            manyStarts.Add(await StartAsync(many));
        }

        List<Row> rows = [];
        foreach (var (what, say) in new[] { ("list", "list"), ("status of all", "status"), ("status of one", "status Leaver 00001") })
        {
            var (short_, long_) = await TurnsAsync(few, many, say, options);
            rows.Add(Row(what, short_.P95, long_.P95, short_.ToDetails("few.ms").Concat(long_.ToDetails("many.ms")).ToDictionary()));
        }

        Figures start = new(fewStarts), lateStart = new(manyStarts);
        rows.Add(Row("start-up", start.Median, lateStart.Median, start.ToDetails("few.ms").Concat(lateStart.ToDetails("many.ms")).ToDictionary()));
        rows.Add(await ResumesAsync(few, many, options.Times(Resumes)));
        return rows;
    }

    private static async Task<Row> ResumesAsync(Stage few, Stage many, int times)
    {
        List<double> fewResumes = [];
        List<double> manyResumes = [];
        for (var i = 0; i < times; i++)
        {
            fewResumes.Add(await ResumeAsync(few, Open + i));
            manyResumes.Add(await ResumeAsync(many, Open + i));
        }

        Figures early = new(fewResumes), late = new(manyResumes);
        return Row("a run goes on after the bot was killed", early.P95, late.P95, early.ToDetails("few.ms").Concat(late.ToDetails("many.ms")).ToDictionary());
    }

    /// <summary>From the start of the new process to the first thing it writes about the run that the old one was at.</summary>
    private static async Task<double> ResumeAsync(Stage stage, int leaver)
    {
        var address = (await Leavers.SeedAsync(stage.Tenant, leaver, 1))[0];
        var card = await stage.Megan.AsksForAsync(address, stage.Nestor, Leavers.Choices);
        var request = Person.RequestOf(card);
        await stage.Tenant.LatencyAsync(isReal: true);
        await stage.Nestor.PressesAsync(card, Verbs.Approve);
        await stage.StopBotAsync();
        var written = (await stage.Kept.EventsAsync(request)).Count;
        var began = DateTimeOffset.UtcNow;
        await stage.StartBotAsync();
        await stage.Tenant.LatencyAsync(isReal: false);
        await stage.Kept.RestsAsync([request], TimeSpan.FromMinutes(2));
        stage.Teams.Forget();
        return ((await stage.Kept.EventsAsync(request))[written].At - began).TotalMilliseconds;
    }

    private static Row Row(string what, double few, double many, IReadOnlyDictionary<string, double> details) => new(
        "P8",
        $"{what} with {Many:N0} requests against {Few:N0}",
        $"{many / few:0.00} x ({many:0.0} ms against {few:0.0} ms)",
        $"<= {Most:0} x",
        Benchmarks.Row.Judge(many / few <= Most))
    {
        Details = details,
    };

    /// <summary>A bot with a few open requests among that many.</summary>
    private static async Task<Stage> WithAsync(int requests)
    {
        var stage = await Stage.SetAsync();
        foreach (var leaver in await Leavers.SeedAsync(stage.Tenant, 0, Open))
        {
            await stage.Megan.AsksForAsync(leaver, stage.Nestor, Leavers.Choices);
        }

        await stage.StopBotAsync();
        await stage.Kept.FillAsync(requests, stage.Megan.Id);
        await stage.StartBotAsync();
        return stage;
    }

    private static async Task<double> StartAsync(Stage stage)
    {
        await stage.StartBotAsync();
        return stage.Bot.StartedIn.TotalMilliseconds;
    }

    private static async Task<(Figures Few, Figures Many)> TurnsAsync(Stage few, Stage many, string say, BenchmarkOptions options)
    {
        List<double> fewTurns = [];
        List<double> manyTurns = [];
        for (var i = 0; i < WarmUps + options.Times(Turns); i++)
        {
            var (a, b) = (await SayAsync(few, say), await SayAsync(many, say));
            if (i >= WarmUps)
            {
                fewTurns.Add(a);
                manyTurns.Add(b);
            }
        }

        return (new Figures(fewTurns), new Figures(manyTurns));
    }

    private static async Task<double> SayAsync(Stage stage, string text)
    {
        var began = Stopwatch.GetTimestamp();
        await stage.Megan.SaysAsync(text);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
