using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Benchmarks.World;

namespace Benchmarks.Measures;

/// <summary>P4: a turn of <c>help</c>, from the activity's arrival to the bot's answer to it, in turns with a bare endpoint beside it.</summary>
public sealed class ChatTurn : IMeasure
{
    private const int Repetitions = 1000;
    private const int WarmUps = 4000;
    private const int AtOnce = 16;
    private const double Most = 2;

    /// <summary>Threads without work sleep at once, as the bot's do: they are in each other's way, each while the other is measured.</summary>
    private static readonly Dictionary<string, string> AsTheBot = new() { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" };

    public IReadOnlyList<string> Ids => ["P4"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        await using var stage = await Stage.SetAsync(asksForTokens: true);
        await stage.Megan.SaysAsync("help");
        var reply = Path.Combine(Path.GetDirectoryName(stage.DatabaseFile)!, "reply.json");
        await File.WriteAllTextAsync(reply, JsonSerializer.Serialize(stage.Teams.LastSent));
        stage.Teams.Keeps = false;
        await using var bare = await Child.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "/", AsTheBot, "bare", "--database", stage.DatabaseFile, "--reply", reply);
        List<double> ours = [];
        List<double> theirs = [];
        for (var i = 0; i < WarmUps + options.Times(Repetitions); i++)
        {
            var (turn, other) = (await TurnAsync(stage.Megan, stage.Bot.Http), await TurnAsync(stage.Megan, bare.Http));
            if (i >= WarmUps)
            {
                ours.Add(turn);
                theirs.Add(other);
            }
        }

        // Turns of one person wait for one another, so a rate takes many people.
        var people = Enumerable.Range(1, AtOnce).Select(number => stage.Somebody(number)).ToList();
        var (botRate, bareRate) = (await RateAsync(people, stage.Bot.Http, options), await RateAsync(people, bare.Http, options));
        return [Row(new Figures(ours), new Figures(theirs), botRate, bareRate)];
    }

    private static Row Row(Figures bot, Figures bare, double botRate, double bareRate)
    {
        var ratio = bot.Median / bare.Median;
        return new Row(
            "P4",
            "a chat turn (help) against a bare endpoint, p50",
            $"{ratio:0.00} x ({bot.Median:0.00} ms against {bare.Median:0.00} ms); {botRate:0} turns/s against {bareRate:0}",
            $"<= {Most:0} x",
            Benchmarks.Row.Judge(ratio <= Most))
        {
            Details = bot.ToDetails("bot.ms").Concat(bare.ToDetails("bare.ms")).Append(new("bot.perSecond", botRate)).Append(new("bare.perSecond", bareRate)).ToDictionary(),
        };
    }

    private static async Task<double> TurnAsync(Person person, HttpClient to)
    {
        using var request = Request(person);
        var began = Stopwatch.GetTimestamp();
        using var answer = await to.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.IsSuccessStatusCode ? took : throw new BenchmarksException($"A turn was answered {(int)answer.StatusCode}.");
    }

    private static HttpRequestMessage Request(Person person)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(person.Message("help").ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {person.Token}");
        return request;
    }

    private static async Task<double> RateAsync(IReadOnlyList<Person> people, HttpClient to, BenchmarkOptions options)
    {
        var turns = Math.Max(1, options.Times(3 * Repetitions) / people.Count);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(people.Select(async person =>
        {
            for (var i = 0; i < turns; i++)
            {
                await TurnAsync(person, to);
            }
        }));
        return turns * people.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
