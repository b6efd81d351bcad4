using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Somebody changes the tenant between the request and its start.</summary>
public sealed class DriftTests
{
    private const string AdeleId = "a0000000-0000-4000-8000-000000000002";
    private const string Vpn = "b0000000-0000-4000-8000-000000000009";

    [Fact]
    public async Task A_new_group_goes_back_for_approval_with_nothing_but_the_lock_out_done()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await ExtraGroupAsync(bot);
        var before = await bot.TruthAsync(Story.Adele);

        await bot.Nestor.PressesAsync("Approve");

        foreach (var person in new[] { bot.Megan, bot.Nestor, bot.Joni })
        {
            await person.SeesCardAsync("Something changed since this was approved");
            await person.SeesCardAsync("Board papers");
            await person.SeesAsync("everything else waits for a new approval. The card shows what changed.");
        }

        await bot.LocksOutAsync(Story.Adele);
        OnlyLockedOut(before, await bot.TruthAsync(Story.Adele));
        await bot.Joni.PressesAsync("Approve");
        await bot.Nestor.SeesRunAtRestAsync();
        var after = await bot.TruthAsync(Story.Adele);
        after["groups"].Names("displayName").ShouldNotContain("Board papers");
        after["licences"]!.AsArray().ShouldBeEmpty();
        (await bot.CallsAsync()).Count(c => c.Operation == $"PATCH /users/{AdeleId}").ShouldBe(2);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_group_and_a_licence_that_are_gone_stop_nothing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await GraphAsync(bot, HttpMethod.Delete, $"groups/{Vpn}/members/{AdeleId}/$ref");

        await bot.Nestor.PressesAsync("Approve");

        await bot.Nestor.SeesRunAtRestAsync();
        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        bot.Nestor.Transcript.ShouldNotContain("Something changed since");
        var (code, _, page) = await EvidenceAsync(bot);
        code.ShouldBe(0);
        page.ShouldContain("Facts read at the start");
        page.ShouldContain("no longer there are VPN users");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_delegate_who_can_no_longer_sign_in_stops_the_handing_over()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Patti, "Adele");
        await GraphAsync(bot, HttpMethod.Patch, "users/a0000000-0000-4000-8000-000000000001", new { accountEnabled = false });
        var before = await bot.TruthAsync(Story.Adele);

        await bot.Nestor.PressesAsync("Approve");

        await bot.Nestor.SeesCardAsync("Megan Bowen cannot sign in: the account is blocked. Name somebody else.");
        await bot.LocksOutAsync(Story.Adele);
        bot.Nestor.Card.Buttons.ShouldNotContain("Approve");
        OnlyLockedOut(before, await bot.TruthAsync(Story.Adele));
    }

    [Fact]
    public async Task Who_rejects_after_the_drift_ends_it_and_the_lock_out_stays()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await ExtraGroupAsync(bot);
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesCardAsync("Something changed since this was approved");
        await bot.LocksOutAsync(Story.Adele);

        await bot.Nestor.PressesAsync("Reject the request", ("Reason", "Ask again next week."));

        await bot.Megan.SeesCardAsync("Sign-in stays blocked");
        await bot.Megan.SeesCardAsync("enable the account");
        var (_, json, page) = await EvidenceAsync(bot);
        json["report"]!["factsChecks"]![0]!["wentBack"]!.GetValue<bool>().ShouldBeTrue();
        json["report"]!["lockOutRelease"]!["by"]!["name"]!.GetValue<string>().ShouldBe("Nestor Wilke");
        page.ShouldContain("Board papers");
    }

    [Fact]
    public async Task A_tenant_that_does_not_answer_is_asked_again_and_the_card_says_so()
    {
        await using var bot = await BotHost.StartAsync(services: Soon);
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.FaultsAsync(new { match = "^exchange Get-Mailbox$", status = 503, times = 1000 });

        await bot.Nestor.PressesAsync("Approve");

        await bot.Nestor.SeesCardAsync("Everything else waits, because the facts could not be read once more");
        var meanwhile = await bot.TruthAsync(Story.Adele);
        ((string)meanwhile["mailbox"]!["type"]!).ShouldNotContain("Shared");
        meanwhile["licences"]!.AsArray().Count.ShouldBe(2);
        await bot.HealTenantAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Between_the_press_and_the_lock_out_there_is_one_reading_of_rights_and_nothing_else()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        var asked = (await RequestsAsync(bot)).Count;

        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesRunAtRestAsync();

        var requests = (await RequestsAsync(bot)).Skip(asked).Select(r => r!.ToJsonString()).ToList();
        var first = requests.FindIndex(r => r.Contains(AdeleId, StringComparison.Ordinal));
        requests.Take(first).Count(r => r.Contains("/getMemberObjects", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', requests.Take(first)));
        requests[first].ShouldMatch($"PATCH /users/{AdeleId}|revokeSignInSessions|Clear-MobileDevice");
    }

    private static void OnlyLockedOut(JsonObject before, JsonObject after)
    {
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        foreach (var untouched in new[] { "licences", "mailbox", "oneDrive" })
        {
            after[untouched]?.ToJsonString().ShouldBe(before[untouched]?.ToJsonString(), untouched);
        }

        before["groups"].Names("displayName").Except(after["groups"].Names("displayName")).ShouldBeSubsetOf(["All employees"]);
    }

    private static async Task ExtraGroupAsync(BotHost bot)
    {
        using var answer = await bot.Tenant.PostAsJsonAsync("/_tenant/seed", new { groups = new[] { new { displayName = "Board papers", members = new[] { Story.Adele }, owners = new[] { "megan.bowen@contoso.com" } } } });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task GraphAsync(BotHost bot, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/graph/v1.0/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", "an-administrator");
        using var answer = await bot.Tenant.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonArray> RequestsAsync(BotHost bot) => (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!;

    private static async Task<(int Code, JsonObject Json, string Page)> EvidenceAsync(BotHost bot)
    {
        var request = await bot.RequestIdAsync();
        var folder = Path.GetDirectoryName(bot.Database)!;
        var (code, output) = await BotProcess.RunAsync(bot.Settings, "evidence", request, "--out", folder);
        code.ShouldBe(0, output);
        var file = Path.Combine(folder, $"evidence-{request}");
        return (code, JsonNode.Parse(await File.ReadAllTextAsync(file + ".json"))!.AsObject(), await File.ReadAllTextAsync(file + ".html"));
    }

    private static void Soon(IServiceCollection services) =>
        services.AddSingleton(Options.Create(new RunsOptions { FirstRetry = TimeSpan.FromSeconds(1), LongestRetry = TimeSpan.FromSeconds(2), MaxTries = 50 }));
}
