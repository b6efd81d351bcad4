using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards;

namespace Benchmarks.World;

/// <summary>Somebody in front of Teams.</summary>
/// <param name="bot">Which process of the bot they reach.</param>
public sealed class Person(Func<HttpClient> bot, Teams teams, int number, string name)
{
    public const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";

    public string Id { get; } = $"a0000000-0000-4000-8000-{number:000000000000}";

    public string Chat => $"a:{number}";

    /// <summary>What Teams signs their activities with; null where the bot asks for none.</summary>
    public string? Token { get; set; }

    public async Task OpensChatAsync()
    {
        teams.Introduce($"29:{Id}", Chat);
        var activity = Activity("installationUpdate");
        activity["action"] = "add";
        await DeliverAsync(activity);
    }

    public JsonObject Message(string text)
    {
        var activity = Activity("message");
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    public Task SaysAsync(string text) => DeliverAsync(Message(text));

    /// <returns>The answer to the press, which a client draws in place of the card.</returns>
    public async Task<JsonObject> PressesAsync(Card card, string verb, params IEnumerable<(string Input, string Value)> entered)
    {
        var activity = Activity("invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = card.Id;
        activity["value"] = card.Press(verb, entered);
        using var response = await DeliverAsync(activity);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        if ((string?)answer["type"] == "application/vnd.microsoft.card.adaptive")
        {
            teams.Draw(Chat, card.Id, answer["value"]!.DeepClone());
        }

        return answer;
    }

    /// <summary>From the first word to the card on which the approver decides.</summary>
    public async Task<Card> AsksForAsync(string leaver, Person approver, params (string Input, string Value)[] choices)
    {
        await SaysAsync($"offboard {leaver}");
        var form = await teams.CardAsync(Chat, Verbs.Choose, _ => true);
        await PressesAsync(form, Verbs.Choose, choices);
        var summary = await teams.CardAsync(Chat, Verbs.Submit, _ => true);
        await PressesAsync(summary, Verbs.Submit);
        return await teams.CardAsync(approver.Chat, Verbs.Approve, c => c.Title.Contains(Leavers.NameOf(leaver), StringComparison.Ordinal));
    }

    public static string RequestOf(Card card) => (string)card.Data(Verbs.Approve)[Fields.Request]!;

    public async Task<HttpResponseMessage> DeliverAsync(JsonObject activity)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        if (Token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        }

        var response = await bot().SendAsync(request);
        return response.IsSuccessStatusCode
            ? response
            : throw new BenchmarksException($"The bot answers {(int)response.StatusCode} to {name}: {await response.Content.ReadAsStringAsync()}");
    }

    public JsonObject Activity(string type) => new()
    {
        ["type"] = type,
        ["id"] = teams.NextId(),
        ["timestamp"] = "2026-11-21T09:00:00Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = teams.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{Id}", ["name"] = name, ["aadObjectId"] = Id },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Offboarding" },
        ["conversation"] = new JsonObject { ["id"] = Chat, ["conversationType"] = "personal", ["tenantId"] = TenantId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
        ["locale"] = "en-GB",
        ["localTimezone"] = "Europe/Amsterdam",
    };
}
