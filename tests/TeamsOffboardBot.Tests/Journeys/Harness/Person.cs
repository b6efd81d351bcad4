using System.Net;
using System.Net.Http.Json;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>Somebody in front of Teams: types, reads, finds buttons and inputs by what they say, and presses.</summary>
public sealed class Person(BotHost host, string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Chat { get; } = $"a:{name.Replace(' ', '-').ToLowerInvariant()}";

    /// <summary>The sentence the client shows under a card after a button was pressed; null when the card was drawn anew.</summary>
    public string? Strip { get; private set; }

    /// <summary>All messages of the bot in the personal chat, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages => host.Teams.MessagesIn(Chat);

    /// <summary>The newest message that is a card.</summary>
    public CardView Card => new(Messages.LastOrDefault(m => m.Card is not null)?.Card ?? throw new InvalidOperationException($"{Name} sees no card. {Transcript}"));

    /// <summary>The newest message that is a text.</summary>
    public string Text => Messages.LastOrDefault(m => m.Card is null)?.Text ?? throw new InvalidOperationException($"{Name} sees no text. {Transcript}");

    public string Transcript => $"{Name} sees:\n{string.Join("\n---\n", Messages.Select(m => m.Visible))}\nStrip: {Strip}\nLog: {host.Log}";

    string AccountId => $"29:{Id}";

    /// <summary>Opens the page, as clients do at every load: both updates, in either order.</summary>
    public async Task OpensChatAsync(bool installationFirst = true)
    {
        host.Teams.Introduce(AccountId, Chat);
        var installation = Activity("installationUpdate", Chat, "personal");
        installation["action"] = "add";
        var update = Activity("conversationUpdate", Chat, "personal");
        update["membersAdded"] = new JArray(new JObject(new JProperty("id", "28:bot")), From());
        foreach (var activity in installationFirst ? new[] { installation, update } : [update, installation])
        {
            (await DeliverAsync(activity)).StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.ToString());
        }
    }

    public Task SaysAsync(string text) => SaysAsync(text, Chat, "personal");

    /// <summary>Says something to the bot in a group chat or channel; clients put the mention before it.</summary>
    public Task SaysInGroupAsync(string text, string conversation, string type = "groupChat") => SaysAsync($"<at>Offboarding</at> {text}", conversation, type);

    /// <summary>Enters values and presses a button of the newest card that has it.</summary>
    public async Task PressesAsync(string button, params (string Input, string Value)[] entered)
    {
        var message = Messages.LastOrDefault(m => m.Card is not null && new CardView(m.Card).Buttons.Contains(button, StringComparer.Ordinal))
            ?? throw new InvalidOperationException($"No card has a button '{button}'. {Transcript}");
        await PressesAsync(message, button, entered);
    }

    /// <summary>Presses a button of a card as it was kept, whatever stands in the chat by now.</summary>
    public async Task PressesAsync(ChatMessage message, string button, params (string Input, string Value)[] entered)
    {
        var (verb, title, data) = new CardView(message.Card!).Press(button, entered);
        await SendsAsync(message.Id, verb, title, data);
    }

    /// <summary>Sends what no card of this bot would send.</summary>
    public async Task<JObject> SendsAsync(string messageId, string? verb, string title, JToken data, string? conversation = null)
    {
        var activity = Activity("invoke", conversation ?? Chat, "personal");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["value"] = new JObject(new JProperty("action", new JObject(
            new JProperty("type", "Action.Execute"), new JProperty("title", title), new JProperty("verb", verb), new JProperty("data", data))));
        using var response = await DeliverAsync(activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.ToString());
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync())!;
        answer.Descendants().ShouldNotContain(t => t.Type == JTokenType.Null);
        Draw(messageId, answer);
        return answer;
    }

    /// <summary>Delivers any activity as Teams would, and gives back the bot's plain answer.</summary>
    public Task<HttpResponseMessage> DeliverAsync(JObject activity) =>
        host.Http.PostAsync("/api/messages", new StringContent(activity.ToString(), Encoding.UTF8, "application/json"));

    public JObject Activity(string type, string conversation, string conversationType) => new(
        new JProperty("type", type),
        new JProperty("id", host.Teams.NextId()),
        new JProperty("timestamp", "2026-11-21T09:00:00Z"),
        new JProperty("channelId", "msteams"),
        new JProperty("serviceUrl", host.Teams.ServiceUrl),
        new JProperty("from", From()),
        new JProperty("recipient", new JObject(new JProperty("id", "28:bot"), new JProperty("name", "Offboarding"))),
        new JProperty("conversation", new JObject(
            new JProperty("id", conversation), new JProperty("conversationType", conversationType), new JProperty("tenantId", BotHost.TenantId))),
        new JProperty("channelData", new JObject(new JProperty("tenant", new JObject(new JProperty("id", BotHost.TenantId))))),
        new JProperty("locale", "en-GB"),
        new JProperty("localTimezone", "Europe/Amsterdam"));

    /// <summary>Waits until the newest card says this, somewhere, and no longer says the other.</summary>
    public Task SeesCardAsync(string text, string? without = null) => host.Teams.WaitForAsync(
        () => Messages.LastOrDefault(m => m.Card is not null)?.Visible is { } visible
            && visible.Contains(text, StringComparison.Ordinal)
            && (without is null || !visible.Contains(without, StringComparison.Ordinal)),
        () => $"'{text}' never stood on the newest card. {Transcript}");

    /// <summary>Waits until any message of the chat says this.</summary>
    public Task SeesAsync(string text) => host.Teams.WaitForAsync(
        () => Messages.Any(m => m.Visible.Contains(text, StringComparison.Ordinal)),
        () => $"'{text}' was never shown. {Transcript}");

    JObject From() => new(new JProperty("id", AccountId), new JProperty("name", Name), new JProperty("aadObjectId", Id));

    async Task SaysAsync(string text, string conversation, string type)
    {
        host.Teams.Introduce(AccountId, Chat);
        var activity = Activity("message", conversation, type);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        using var response = await DeliverAsync(activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.ToString());
    }

    void Draw(string messageId, JObject answer)
    {
        Strip = null;
        switch ((string?)answer["type"])
        {
            case "application/vnd.microsoft.card.adaptive":
                host.Teams.Redraw(Chat, messageId, (JObject)answer["value"]!);
                break;
            case "application/vnd.microsoft.activity.message":
                Strip = (string)answer["value"]!;
                break;
            default:
                throw new InvalidOperationException($"A client cannot show this answer: {answer}");
        }
    }
}
