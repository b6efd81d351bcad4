using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The chapters that most journeys share, told by the people in them.</summary>
internal static partial class Story
{
    public const string Adele = "adele.vance@contoso.com";

    /// <summary>Nestor, the administrator, has opened the chat; the person asks for Adele and sends the choices as the profile has them.</summary>
    public static async Task AsksForAsync(this BotHost bot, Person requester, string leaver, params (string Input, string Value)[] choices)
    {
        await bot.Nestor.OpensChatAsync();
        await requester.OpensChatAsync();
        await requester.SaysAsync($"offboard {leaver}");
        await requester.SeesCardAsync("your choices");
        await requester.PressesAsync("Next", choices);
        await requester.SeesCardAsync("Submit for approval");
        await requester.PressesAsync("Submit for approval");
        await requester.SeesCardAsync("waiting for approval");
        await bot.Nestor.SeesCardAsync("Approve the offboarding");

        // From here on the bot knows the card again, also if it dies now.
        await Patience.UntilAsync(() => bot.Kept.Ask<long>($"SELECT COUNT(*) FROM card_copies WHERE person_id = '{bot.Nestor.Id}'") > 0);
    }

    public static async Task ApprovesAsync(this Person approver)
    {
        await approver.PressesAsync("Approve");
        approver.Strip.ShouldBeNull();
    }

    /// <summary>How many tasks only a person can do in the plan of the standard leaver.</summary>
    public const int TasksOfAdele = 6;

    /// <summary>The id of the newest request, as the database of the bot keeps it.</summary>
    public static Task<string> RequestIdAsync(this BotHost bot) =>
        Task.FromResult(bot.Kept.Ask<string>("select id from requests order by submitted_at desc limit 1")!);

    /// <summary>All that runs by itself has run; only tasks for people are open.</summary>
    public static Task SeesRunAtRestAsync(this Person person) => person.SeesCardAsync("waiting for people", without: "Running:");

    /// <summary>Waits until all that keeps the leaver out has been done and told.</summary>
    public static async Task LocksOutAsync(this BotHost bot, string leaver)
    {
        await bot.Nestor.SeesCardAsync("✓\nSign out again");
        ((bool)(await bot.TruthAsync(leaver))["accountEnabled"]!).ShouldBeFalse();
    }

    public static Task<long> RequestCountAsync(this BotHost bot) => Task.FromResult(bot.Kept.Ask<long>("select count(*) from requests"));

    /// <summary>What stands in the tenant, behind the bot's back.</summary>
    public static async Task<JsonObject> TruthAsync(this BotHost bot, string user) =>
        (await bot.Tenant.GetFromJsonAsync<JsonObject>($"/_tenant/users/{user}"))!;

    /// <summary>Every single call the tenant got, batches unfolded, in order: "PATCH /users/…" or "Set-Mailbox".</summary>
    public static async Task<IReadOnlyList<(string Operation, int Status)>> CallsAsync(this BotHost bot)
    {
        var requests = (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!;
        return
        [
            .. requests.Select(r => r!.AsObject()).SelectMany(r => r["items"] is JsonArray { Count: > 0 } items
                ? items.Select(i => ((string)i!["operation"]!, (int)i["status"]!))
                : [((string)r["operation"]!, (int)r["status"]!)]),
        ];
    }

    /// <summary>Of every request the tenant got, in order, which process it came from.</summary>
    public static async Task<IReadOnlyList<string>> CallersAsync(this BotHost bot) =>
        [.. (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!.Select(request => (string)request!["caller"]!)];

    public static async Task FaultsAsync(this BotHost bot, params object[] faults)
    {
        using var answer = await bot.Tenant.PostAsJsonAsync("/_tenant/faults", faults);
        answer.EnsureSuccessStatusCode();
    }

    public static async Task LatencyAsync(this BotHost bot, int graphMs, int exchangeMs, int sharepointMs)
    {
        using var answer = await bot.Tenant.PostAsJsonAsync("/_tenant/latency", new { graphMs, exchangeMs, sharepointMs });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The same text for what happened at another time.</summary>
    public static string WithoutMoments(string json) => Moment().Replace(json, "then");

    public static IEnumerable<string> Names(this JsonNode? list, string property) =>
        list!.AsArray().Select(n => (string)n![property]!);

    /// <summary>Closes every manual task that waits, as an administrator who did them all.</summary>
    public static async Task ClosesAllTasksAsync(this Person approver)
    {
        while (approver.Card.Buttons.Contains("Save as done"))
        {
            var seen = approver.Card.Visible;
            await approver.PressesAsync("Save as done");
            approver.Card.Visible.ShouldNotBe(seen);
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\\u002B\d\d:\d\d|[+-]\d\d:\d\d)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Moment();
}
