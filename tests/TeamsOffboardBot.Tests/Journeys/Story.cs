using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The chapters that most journeys share, told by the people in them.</summary>
internal static class Story
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
    }

    public static async Task ApprovesAsync(this Person approver)
    {
        await approver.PressesAsync("Approve");
        approver.Strip.ShouldBeNull();
    }

    /// <summary>The id of the newest request, as the database of the bot keeps it.</summary>
    public static async Task<string> RequestIdAsync(this BotHost bot)
    {
        await using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly;Pooling=False");
        return await connection.QuerySingleAsync<string>("select id from requests order by submitted_at desc limit 1");
    }

    /// <summary>All that runs by itself has run; only tasks for people are open.</summary>
    public static Task SeesRunAtRestAsync(this Person person) => person.SeesCardAsync("waiting for people", without: "Running:");

    public static async Task<long> RequestCountAsync(this BotHost bot)
    {
        await using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly;Pooling=False");
        return await connection.QuerySingleAsync<long>("select count(*) from requests");
    }

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
}
