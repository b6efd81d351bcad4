using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The tenant has its worst day.</summary>
public sealed class ChaosTests
{
    private const int Leavers = 20;
    private const int Seed = 20261121;

    /// <summary>Short pauses and a short patience with calls, so that the worst day is over soon.</summary>
    private static readonly Dictionary<string, string> Hurry = new(StringComparer.Ordinal)
    {
        ["Microsoft365:CallTimeout"] = "00:00:01",
        ["Runs:ParallelRuns"] = $"{Leavers}",
        ["Runs:MaxTries"] = "100",
        ["Runs:FirstRetry"] = "00:00:00.050",
        ["Runs:LongestRetry"] = "00:00:01",
    };

    [Fact]
    public async Task Twenty_offboardings_at_once_end_as_one_does_undisturbed_though_three_calls_in_ten_fail()
    {
        await using var bot = await BotHost.StartAsync(settings: Hurry);
        await HireAsync(bot);
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.OpensChatAsync();
        await AskAsync(bot, NameOf(0));
        await ApproveAsync(bot, NameOf(0));
        await RestAsync(bot, NameOf(0));
        var undisturbed = (Truth: await TruthAsync(bot, 0), Writes: await WritesAsync(bot, 0));

        foreach (var number in Everybody())
        {
            await AskAsync(bot, NameOf(number));
        }

        await ChaosAsync(bot, 0.3);
        await Task.WhenAll(Everybody().Select(number => ApproveAsync(bot, NameOf(number))));
        await Task.WhenAll(Everybody().Select(number => RestAsync(bot, NameOf(number))));
        await ChaosAsync(bot, 0);

        foreach (var number in Everybody())
        {
            (await TruthAsync(bot, number)).ShouldBe(undisturbed.Truth);
            foreach (var (operation, times) in await WritesAsync(bot, number))
            {
                times.ShouldBeLessThanOrEqualTo(undisturbed.Writes.GetValueOrDefault(operation), $"{operation} of {NameOf(number)} was answered and yet sent again");
            }
        }
    }

    private static IEnumerable<int> Everybody() => Enumerable.Range(1, Leavers);

    private static string NameOf(int number) => $"Leaver {number:00}";

    private static string UserOf(int number) => $"leaver{number:00}@contoso.com";

    private static string IdOf(int number) => $"d0000000-0000-4000-8000-0000000000{number:00}";

    private static async Task HireAsync(BotHost bot)
    {
        var users = Everybody().Prepend(0).Select(number => new
        {
            id = IdOf(number),
            userPrincipalName = UserOf(number),
            displayName = NameOf(number),
            manager = "megan.bowen@contoso.com",
            skus = new[] { "SPE_E3", "FLOW_FREE" },
        });
        using var hired = await bot.Tenant.PostAsJsonAsync("/_tenant/seed", new { users });
        hired.EnsureSuccessStatusCode();
    }

    private static async Task ChaosAsync(BotHost bot, double share)
    {
        using var answer = await bot.Tenant.PostAsJsonAsync("/_tenant/chaos", new { share, seed = Seed });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AskAsync(BotHost bot, string leaver)
    {
        await bot.Patti.SaysAsync($"offboard {leaver}");
        await bot.Patti.SeesCardAsync("your choices");
        await bot.Patti.PressesAsync("Next");
        await bot.Patti.SeesCardAsync("Submit for approval");
        await bot.Patti.PressesAsync("Submit for approval");
        await bot.Patti.SeesCardAsync("waiting for approval");
        await SeesAsync(bot, leaver, "Approve the offboarding");
    }

    /// <summary>While the tenant does not say who may approve, the approver is told so and presses again.</summary>
    private static async Task ApproveAsync(BotHost bot, string leaver)
    {
        while (CardOf(bot, leaver) is { } card && new CardView(card.Card!).Buttons.Contains("Approve"))
        {
            await bot.Nestor.PressesAsync(card, "Approve");
        }
    }

    private static Task RestAsync(BotHost bot, string leaver) => SeesAsync(bot, leaver, "waiting for people");

    private static Task SeesAsync(BotHost bot, string leaver, string text) => bot.Teams.WaitForAsync(
        () => CardOf(bot, leaver)?.Visible is { } visible && visible.Contains(text, StringComparison.Ordinal) && !visible.Contains("Running:", StringComparison.Ordinal),
        () => $"The card of {leaver} never said '{text}': {CardOf(bot, leaver)?.Visible} {bot.Log}",
        patience: TimeSpan.FromMinutes(4));

    private static ChatMessage? CardOf(BotHost bot, string leaver) =>
        bot.Nestor.Messages.LastOrDefault(m => m.Card is not null && m.Visible.Contains(leaver, StringComparison.Ordinal));

    private static async Task<string> TruthAsync(BotHost bot, int number)
    {
        var truth = (await bot.TruthAsync(IdOf(number))).ToJsonString();
        return Story.WithoutMoments(truth)
            .Replace(IdOf(number), "id", StringComparison.Ordinal)
            .Replace(NameOf(number), "name", StringComparison.Ordinal)
            .Replace(UserOf(number).Split('@')[0], "user", StringComparison.Ordinal);
    }

    /// <summary>How often each write about somebody was done and its answer delivered.</summary>
    private static async Task<Dictionary<string, int>> WritesAsync(BotHost bot, int number)
    {
        var requests = (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!.Select(r => r!.AsObject());
        return requests.Where(r => IsDone(r))
            .SelectMany(r => r["items"]!.AsArray().Select(i => i!.AsObject()).DefaultIfEmpty(r))
            .Where(call => IsDone(call) && IsWrite((string)call["operation"]!) && ((string)call["operation"]!).Contains(IdOf(number), StringComparison.Ordinal))
            .GroupBy(call => ((string)call["operation"]!).Replace(IdOf(number), "{id}", StringComparison.Ordinal), StringComparer.Ordinal)
            .ToDictionary(calls => calls.Key, calls => calls.Count(), StringComparer.Ordinal);
    }

    private static bool IsDone(JsonObject call) => (int)call["status"]! is >= 200 and < 300;

    private static bool IsWrite(string operation) =>
        !operation.StartsWith("GET ", StringComparison.Ordinal) && !operation.StartsWith("Get-", StringComparison.Ordinal) && !operation.Contains("getMemberObjects", StringComparison.Ordinal);
}
