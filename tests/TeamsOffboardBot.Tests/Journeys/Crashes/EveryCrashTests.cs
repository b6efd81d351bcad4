using System.Collections.Concurrent;
using System.Globalization;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Crashes;

/// <summary>
/// The same offboarding once undisturbed, and then with the process killed at one point after the other; it starts again, or another goes on. A sample of the points,
/// drawn by CRASH_SEED; all of them with CRASHES=all (<c>bash tests/run.sh --all-crashes</c>), or those named, as in CRASHES=17,44.
/// </summary>
public sealed class EveryCrashTests
{
    private const int Sample = 6;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("CRASH_SEED"), out var seed) ? seed : 20261121;

    [Fact]
    public Task Whenever_the_process_dies_the_tenant_the_evidence_and_the_cards_end_the_same() => EndsTheSameAsync(StorageOptions.Sqlite, Sample);

    [PostgreSqlFact]
    [Trait("Category", PostgreSqlServer.Category)]
    public Task Whenever_one_of_two_processes_dies_the_other_brings_the_tenant_the_evidence_and_the_cards_to_the_same_end() =>
        EndsTheSameAsync(StorageOptions.PostgreSql, Sample / 2);

    private static async Task EndsTheSameAsync(string provider, int sample)
    {
        var (undisturbed, points) = await UndisturbedAsync(provider);
        var findings = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(Chosen(points, sample), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (point, _) =>
        {
            foreach (var finding in await FindingsAsync(point, provider, undisturbed))
            {
                findings.Add($"Killed at {points[point - 1]}: {finding}");
            }
        });

        findings.ShouldBeEmpty($"CRASH_SEED={Seed}, {points.Length} points");
    }

    private static async Task<(Ending Ending, string[] Points)> UndisturbedAsync(string provider)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var story = await PluggedStory.StartAsync(dieAt: null, file, provider);
            var ending = await story.TellAsync();
            story.Deaths.ShouldBe(0);
            ending.UnfinishedCards.ShouldBeEmpty();
            ending.RefusedByTeams.ShouldBeEmpty();
            var points = await File.ReadAllLinesAsync(file);
            points.Length.ShouldBeGreaterThan(30);
            return (ending, points);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int[] Chosen(string[] points, int sample)
    {
        var all = Enumerable.Range(1, points.Length).ToArray();
        if (Environment.GetEnvironmentVariable("CRASHES") is { Length: > 0 } wanted)
        {
            return wanted == "all" ? all : [.. wanted.Split(',').Select(point => int.Parse(point, CultureInfo.InvariantCulture))];
        }

        new Random(Seed).Shuffle(all);
        return all[..sample];
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(int point, string provider, Ending undisturbed)
    {
        try
        {
            await using var story = await PluggedStory.StartAsync(point, points: null, provider);
            var ending = await story.TellAsync();
            return [.. Differences(undisturbed, ending), .. story.Deaths > 1 ? ["it died more than once"] : Array.Empty<string>()];
        }
        catch (Exception broken) when (broken is TimeoutException or ShouldAssertException or InvalidOperationException or HttpRequestException)
        {
            return [broken.Message];
        }
    }

    private static IEnumerable<string> Differences(Ending undisturbed, Ending ending) =>
    [
        .. FirstDifference("the tenant", undisturbed.Truth, ending.Truth),
        .. FirstDifference("the evidence", undisturbed.Evidence, ending.Evidence),
        .. ending.UnfinishedCards.Select(card => $"a card does not show the end: {card}"),
        .. ending.RefusedByTeams.Select(refused => $"Teams refused: {refused}"),
    ];

    private static IEnumerable<string> FirstDifference(string what, string undisturbed, string ending)
    {
        var (expected, found) = (undisturbed.Split('\n'), ending.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(expected.Length, found.Length)).FirstOrDefault(i => expected.ElementAtOrDefault(i) != found.ElementAtOrDefault(i), -1);
        return line < 0 ? [] : [$"{what} differs in line {line}: {expected.ElementAtOrDefault(line)} became {found.ElementAtOrDefault(line)} after {string.Join(" / ", expected.Take(line).TakeLast(12))}"];
    }
}
