using Benchmarks.World;

namespace Benchmarks.Measures;

/// <summary>P9: the published bot beside a published ASP.NET Core app with nothing in it: start to ready, memory at rest, size.</summary>
public sealed class Footprint : IMeasure
{
    private const string ReadyAt = "/health/ready";
    private const int Starts = 7;
    private const double MostStart = 3;
    private const double MostMemory = 2.5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public IReadOnlyList<string> Ids => ["P9"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("offboarding-benchmark-");
        try
        {
            var bot = await Published.BotAsync();
            var empty = await Published.EmptyAppAsync();
            List<(double Start, double Memory)> ours = [];
            List<(double Start, double Memory)> theirs = [];
            for (var i = 0; i < options.Times(Starts); i++)
            {
                await using var ourProcess = await Child.StartAsync(bot, ReadyAt, Settings(folder, i));
                await using var theirProcess = await Child.StartAsync(empty, ReadyAt, new Dictionary<string, string>());
                await Task.Delay(Rest);
                ours.Add((ourProcess.StartedIn.TotalMilliseconds, ourProcess.MegabytesInUse));
                theirs.Add((theirProcess.StartedIn.TotalMilliseconds, theirProcess.MegabytesInUse));
            }

            return Rows(ours, theirs, SizeOf(bot), SizeOf(empty));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<Row> Rows(List<(double Start, double Memory)> ours, List<(double Start, double Memory)> theirs, double size, double emptySize)
    {
        Figures start = new(ours.Select(o => o.Start)), emptyStart = new(theirs.Select(o => o.Start));
        Figures memory = new(ours.Select(o => o.Memory)), emptyMemory = new(theirs.Select(o => o.Memory));
        var (slower, larger) = (start.Median / emptyStart.Median, memory.Median / emptyMemory.Median);
        return
        [
            new("P9", "cold start to ready, beside an empty ASP.NET Core app", $"{slower:0.0} x ({start.Median:0} ms against {emptyStart.Median:0} ms)", $"<= {MostStart:0} x", Row.Judge(slower <= MostStart))
            {
                Details = start.ToDetails("bot.ms").Concat(emptyStart.ToDetails("empty.ms")).ToDictionary(),
            },
            new("P9", "memory at rest", $"{larger:0.0} x ({memory.Median:0} MB against {emptyMemory.Median:0} MB)", $"<= {MostMemory:0.0} x", Row.Judge(larger <= MostMemory))
            {
                Details = memory.ToDetails("bot.mb").Concat(emptyMemory.ToDetails("empty.mb")).ToDictionary(),
            },
            new("P9", "size as published", $"{size:0.0} MB against {emptySize:0.0} MB", MustReach: null, Verdict.Stated),
        ];
    }

    /// <summary>In Production, with a database of its own that is made at this start.</summary>
    private static Dictionary<string, string> Settings(DirectoryInfo folder, int number) => new(StringComparer.Ordinal)
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["MicrosoftAppId"] = Signer.AppId,
        ["MicrosoftAppPassword"] = "never sent anywhere",
        ["Microsoft365:TenantId"] = Person.TenantId,
        ["Access:ApproverGroupId"] = "b0000000-0000-4000-8000-000000000001",
        ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, $"bot-{number}.db")}",
    };

    private static double SizeOf(string program) => new DirectoryInfo(Path.GetDirectoryName(program)!).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1048576.0;
}
