using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using TeamsOffboardBot.Tests.Support;

namespace TeamsOffboardBot.Tests.Journeys.Crashes;

/// <summary>
/// One offboarding from the submission to the last task, by people who go on when the bot dies under them: they wait until it
/// is back, look at their card, and press again what is still there to press.
/// </summary>
internal sealed class PluggedStory : IAsyncDisposable
{
    private static readonly (string, string)[] ShortLease = [("Runs:Lease", "00:00:06"), ("Microsoft365:CallTimeout", "00:00:05"), ("Runs:SweepEvery", "00:00:05")];

    private readonly BotHost _bot;
    private readonly BotProcess? _heir;
    private readonly Task _keptAlive;
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource _isUp = Up();

    private PluggedStory(BotHost bot, BotProcess? heir)
    {
        (_bot, _heir) = (bot, heir);
        _keptAlive = KeepAliveAsync();
    }

    public int Deaths { get; private set; }

    /// <param name="dieAt">The point at which the process dies; null: it does not.</param>
    /// <param name="points">A file that names the points passed; null: nobody wants to know.</param>
    /// <param name="provider">On PostgreSQL a second process stands by and takes over; the one that died stays dead.</param>
    public static async Task<PluggedStory> StartAsync(int? dieAt, string? points, string provider)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(PluggedStory).Assembly.Location,
        };
        if (dieAt is { } point)
        {
            environment[StartupHook.DieAt] = $"{point}";
        }

        if (points is not null)
        {
            environment[StartupHook.WriteTo] = points;
        }

        if (provider == StorageOptions.Sqlite)
        {
            return new PluggedStory(await BotHost.StartProcessAsync(environment), heir: null);
        }

        var bot = await BotHost.StartProcessAsync(environment, new TemporaryDatabase(provider), ShortLease);
        var first = bot.Process;
        var heir = await bot.StartAnotherProcessAsync();
        bot.SpeakTo(first);
        return new PluggedStory(bot, heir);
    }

    public async Task<Ending> TellAsync()
    {
        await _bot.Nestor.OpensChatAsync();
        await _bot.Megan.OpensChatAsync();
        await _bot.Megan.SaysAsync("offboard Adele");
        await _bot.Megan.SeesCardAsync("your choices");
        await _bot.Megan.PressesAsync("Next");
        await _bot.Megan.SeesCardAsync("Submit for approval");
        await PressUntilGoneAsync(_bot.Megan, "Submit for approval");
        await _bot.Nestor.SeesCardAsync("Approve the offboarding");
        await PressUntilGoneAsync(_bot.Nestor, "Approve");
        await _bot.Nestor.SeesRunAtRestAsync();
        await PressUntilGoneAsync(_bot.Nestor, "Save as done");
        await _bot.Nestor.SeesCardAsync("finished");
        await _bot.Megan.SeesCardAsync("finished");
        return await EndingAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _bot.DisposeAsync();
        await _keptAlive.WaitAsync(TimeSpan.FromMinutes(2));
        _end.Dispose();
    }

    /// <summary>Presses as long as the button stands on the newest card that has one: a press that was lost changed nothing there.</summary>
    private async Task PressUntilGoneAsync(Person person, string button)
    {
        for (var presses = 0; person.Messages.LastOrDefault(m => m.Card is not null && new CardView(m.Card).Buttons.Contains(button, StringComparer.Ordinal)) is { } message; presses++)
        {
            presses.ShouldBeLessThan(30, $"'{button}' stays, however often it is pressed. {person.Transcript}");
            await _isUp.Task.WaitAsync(TimeSpan.FromSeconds(60));
            var deaths = Deaths;
            try
            {
                await person.PressesAsync(message, button);
            }
            catch (HttpRequestException)
            {
                // The bot died before it answered. Its card still has the button.
                await Patience.UntilAsync(() => Deaths > deaths);
            }
        }
    }

    private async Task KeepAliveAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            _isUp.TrySetResult();
            await _bot.ProcessEndsAsync();
            _isUp = Up();
            if (_end.IsCancellationRequested)
            {
                return;
            }

            Deaths++;
            if (_heir is null)
            {
                await _bot.StartProcessAgainAsync();
            }
            else
            {
                _bot.SpeakTo(_heir);
            }
        }
    }

    private async Task<Ending> EndingAsync()
    {
        var id = await _bot.RequestIdAsync();
        var folder = Directory.CreateTempSubdirectory("evidence-");
        try
        {
            var (written, said) = await BotProcess.RunAsync(_bot.Settings, "evidence", id, "--out", folder.FullName);
            written.ShouldBe(0, said);
            var (verified, found) = await BotProcess.RunAsync(_bot.Settings, "verify", _bot.Database);
            verified.ShouldBe(0, found);
            var evidence = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"evidence-{id}.json")))!;
            await PressWhatIsLeftAsync(_bot.Megan);
            await PressWhatIsLeftAsync(_bot.Nestor);
            return new Ending(
                Timeless(string.Join('\n', [await TruthAsync(Story.Adele), await TruthAsync("megan.bowen@contoso.com")]), id),
                Timeless(Facts(evidence["report"]!.AsObject()), id),
                [.. new[] { _bot.Megan, _bot.Nestor }.SelectMany(person => Unfinished(person).Select(m => $"{person.Name}, message {m.Id}: {m.Visible}"))],
                [.. _bot.Teams.Refused]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> TruthAsync(string user) => (await _bot.TruthAsync(user)).ToJsonString(Indented);

    /// <summary>The report without what tells one run from another: how often was tried, which calls it took, when.</summary>
    private static string Facts(JsonObject report)
    {
        report.Remove("timeline");

        // Facts that are read again after a death are read after the block, and a group whose rule looks at that has let go by then.
        report["findings"]!.AsArray().RemoveAll(finding => (string)finding!["severity"]! == "Note");
        foreach (var step in report["steps"]!.AsArray())
        {
            step!.AsObject().Remove("attempts");
            step.AsObject().Remove("calls");
            step.AsObject().Remove("startedAt");
        }

        return report.ToJsonString(Indented);
    }

    /// <summary>A card that was sent and then forgotten, because the bot died in between, shows the truth at the next press.</summary>
    private static async Task PressWhatIsLeftAsync(Person person)
    {
        foreach (var orphan in Unfinished(person).ToList())
        {
            if (new CardView(orphan.Card!).Executes.FirstOrDefault() is { } button)
            {
                await person.PressesAsync(orphan, button);
            }
        }
    }

    private static IEnumerable<ChatMessage> Unfinished(Person person) => person.Messages.Where(m =>
        m is { Card: not null, IsNews: false } && m.Visible.Contains("Adele", StringComparison.Ordinal) && !m.Visible.Contains("finished", StringComparison.Ordinal));

    /// <summary>Moments, the request's id and the address of the tenant differ from story to story.</summary>
    private string Timeless(string json, string request) => Story.WithoutMoments(json)
        .Replace(request, "«request»", StringComparison.Ordinal)
        .Replace(_bot.Tenant.BaseAddress!.Authority, "«tenant»", StringComparison.Ordinal);

    private static TaskCompletionSource Up() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>How a story ended: what must be the same however often the bot died in it.</summary>
internal sealed record Ending(string Truth, string Evidence, IReadOnlyList<string> UnfinishedCards, IReadOnlyList<string> RefusedByTeams);
