using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;
using Xunit.Abstractions;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>What is measured in it is the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

/// <summary>Ten thousand activities that are nearly right, from everybody, against the running bot.</summary>
[Collection(Alone.Name)]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Activities = 10_000;
    private const int Rounds = 4;
    private const int AtOnce = 4;
    private const long MayGrow = 40 * 1024 * 1024;
    private const int LargestDrawn = 27 * 1024;

    [Fact]
    public async Task Whatever_is_sent_nothing_breaks_nothing_is_lost_nothing_is_drawn_as_markup_and_nothing_piles_up()
    {
        // A law that failed is repeated by setting the seed that was printed.
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var given) ? given : (ulong)Random.Shared.NextInt64();
        output.WriteLine($"FUZZ_SEED={seed}");
        await using var bot = await BotHost.StartAsync(services: services =>
            services.AddSingleton(Options.Create(new BotOptions { ActivitiesPerMinute = 10_000_000 })));
        await bot.AsksForAdeleAsync();
        await bot.Patti.SaysAsync("offboard alex.wilber@contoso.com");
        await bot.Patti.SeesCardAsync("Offboarding Alex Wilber: your choices");
        var journal = await bot.JournalAsync();
        var truth = (await bot.TruthAsync(Story.Adele)).ToJsonString();
        var generator = await Mutations.OfAsync(bot);
        var drawn = new Drawn();
        (bot.Teams.KeepsOfEach, bot.Teams.Watch) = (20, drawn.Sent);

        List<long> heap = [];
        for (ulong round = 0; round < Rounds; round++)
        {
            var answers = await SendAsync(bot, drawn, generator.Sample(Activities / Rounds, new Rnd(seed, (round * 2) + 1), 20));
            answers.Where(a => a.Status >= HttpStatusCode.InternalServerError).Select(a => a.Body).ShouldBeEmpty($"FUZZ_SEED={seed} {bot.Log}");
            (await bot.Tenant.DeleteAsync(new Uri("/_tenant/requests", UriKind.Relative))).EnsureSuccessStatusCode();
            heap.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        output.WriteLine($"Managed heap after each round: {string.Join(", ", heap.Select(h => $"{h / 1024} KB"))}");
        output.WriteLine($"Drawn: {drawn.Count}");
        drawn.Markup.ShouldBeEmpty($"FUZZ_SEED={seed}");
        drawn.Count.ShouldBeGreaterThan(Activities / 20);
        (heap[^1] - heap[0]).ShouldBeLessThan(MayGrow);
        drawn.TooLarge.ShouldBeEmpty($"FUZZ_SEED={seed}");
        bot.Log.Lines.ShouldAllBe(line => !line.Contains("\nfail: forged"));
        (await bot.JournalAsync()).ShouldBe(journal);
        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(truth);
        bot.Teams.Watch = null;
        await bot.Patti.PressesAsync("Next");
        bot.Patti.Card.Title.ShouldBe("Offboard Alex Wilber?");
        await bot.Nestor.SaysAsync("status adele");
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesRunAtRestAsync();
        var (exitCode, said) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, said);
    }

    private static async Task<IReadOnlyList<(HttpStatusCode Status, string Body)>> SendAsync(BotHost bot, Drawn drawn, IEnumerable<string> activities)
    {
        System.Collections.Concurrent.ConcurrentQueue<(HttpStatusCode, string)> answers = new();
        await Parallel.ForEachAsync(activities, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (activity, cancellationToken) =>
        {
            using var content = new StringContent(activity, Encoding.UTF8, "application/json");
            using var answer = await bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            answers.Enqueue((answer.StatusCode, answer.StatusCode < HttpStatusCode.InternalServerError ? string.Empty : activity));
            drawn.Answered(body);
        });
        return [.. answers];
    }

    /// <summary>What reached a client, in a message or as an answer, looked at as it is sent.</summary>
    private sealed class Drawn
    {
        private readonly Lock _lock = new();

        public int Count { get; private set; }

        public List<string> Markup { get; } = [];

        public List<int> TooLarge { get; } = [];

        /// <summary>Whose conversation it is and who is in it is said back as it came; here only what is drawn counts.</summary>
        public void Sent(JObject activity) => Look(
            activity["attachments"]?.FirstOrDefault()?["content"] is JObject card ? card : null, (string?)activity["text"] ?? string.Empty);

        public void Answered(string body)
        {
            if (body.StartsWith('{') && JObject.Parse(body)["value"] is JObject card)
            {
                Look(card, string.Empty);
            }
        }

        private void Look(JObject? card, string text)
        {
            var texts = card?.DrawnTexts() ?? text;
            var size = Encoding.UTF8.GetByteCount(card?.ToString(Newtonsoft.Json.Formatting.None) ?? text);
            lock (_lock)
            {
                Count++;
                if (size > LargestDrawn)
                {
                    TooLarge.Add(size);
                }

                if (Markup.Count < 5 && Mutations.Markup().Match(texts) is { Success: true } found)
                {
                    Markup.Add($"{found.Value} in {texts}");
                }
            }
        }
    }
}
