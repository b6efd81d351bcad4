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

    /// <summary>As their client reports it; null when it reports none.</summary>
    public string? TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>The language of their client; null when it names none.</summary>
    public string? Locale { get; set; } = "en-GB";

    public string Chat { get; } = $"a:{name.Replace(' ', '-').ToLowerInvariant()}";

    /// <summary>The sentence the client shows under a card after a button was pressed; null when the card was drawn anew.</summary>
    public string? Strip { get; private set; }

    /// <summary>All messages of the bot in the personal chat, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages => host.Teams.MessagesIn(Chat);

    private ChatMessage? NewestCard => Messages.LastOrDefault(m => m is { Card: not null, IsNews: false });

    /// <summary>The newest message that is a card.</summary>
    public CardView Card => new(NewestCard?.Card ?? throw new InvalidOperationException($"{Name} sees no card. {Transcript}"));

    /// <summary>The newest message that is a text.</summary>
    public string Text => Messages.LastOrDefault(m => m is { Card: null, File: null })?.Text ?? throw new InvalidOperationException($"{Name} sees no text. {Transcript}");

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

    /// <summary>Presses a button of the newest card in a channel, from within its thread as clients do.</summary>
    public async Task PressesInChannelAsync(string channel, string button, params (string Input, string Value)[] entered)
    {
        var message = host.Teams.MessagesIn(channel).Last(m => m.Card is not null);
        var (verb, title, data) = new CardView(message.Card!).Press(button, entered);
        await SendsAsync(message.Id, verb, title, data, $"{channel};messageid={message.Id}", "channel");
    }

    /// <summary>Sends what no card of this bot would send.</summary>
    public async Task<JObject> SendsAsync(string messageId, string? verb, string title, JToken data, string? conversation = null, string type = "personal")
    {
        var activity = Activity("invoke", conversation ?? Chat, type);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["value"] = new JObject(new JProperty("action", new JObject(
            new JProperty("type", "Action.Execute"), new JProperty("title", title), new JProperty("verb", verb), new JProperty("data", data))));
        using var response = await DeliverAsync(activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.ToString());
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync())!;
        answer.Descendants().ShouldNotContain(t => t.Type == JTokenType.Null);
        Draw(messageId, answer, type == "personal" ? Chat : conversation!.Split(';')[0]);
        return answer;
    }

    /// <summary>Allows an offered file, or leaves it, as a client does.</summary>
    /// <param name="change">Makes of the answer what a client would not send.</param>
    public async Task AnswersOfferAsync(ChatMessage offer, bool takesIt = true, Action<JObject>? change = null)
    {
        var file = (string)offer.File!["name"]!;
        var activity = Activity("invoke", Chat, "personal");
        activity["name"] = "fileConsent/invoke";
        activity["replyToId"] = offer.Id;
        var value = new JObject(
            new JProperty("type", "fileUpload"),
            new JProperty("action", takesIt ? "accept" : "decline"),
            new JProperty("context", offer.File["content"]![takesIt ? "acceptContext" : "declineContext"]!.DeepClone()));
        if (takesIt)
        {
            var place = new Uri(new Uri(host.Teams.ServiceUrl), $"drive/{Uri.EscapeDataString(file)}").AbsoluteUri;
            value["uploadInfo"] = new JObject(
                new JProperty("contentUrl", place), new JProperty("name", file), new JProperty("uploadUrl", place), new JProperty("uniqueId", "1150D938"), new JProperty("fileType", file.Split('.')[^1]));
        }

        change?.Invoke(value);
        activity["value"] = value;
        using var response = await DeliverAsync(activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.ToString());
    }

    /// <summary>What the client shows below an input while somebody types into it.</summary>
    public async Task<IReadOnlyList<string>> TypesIntoAsync(string dataset, string text, string? chat = null, string type = "personal")
    {
        var activity = Activity("invoke", chat ?? Chat, type);
        activity["name"] = "application/search";
        activity["value"] = new JObject(
            new JProperty("queryText", text), new JProperty("queryOptions", new JObject(new JProperty("skip", 0), new JProperty("top", 15))), new JProperty("dataset", dataset));
        using var response = await DeliverAsync(activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, host.Log.ToString());
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync())!;
        ((string?)answer["type"]).ShouldBe("application/vnd.microsoft.search.searchResponse");
        return [.. answer["value"]!["results"]!.Select(r => (string)r["title"]!)];
    }

    /// <summary>Delivers any activity as Teams would, and gives back the bot's plain answer.</summary>
    public Task<HttpResponseMessage> DeliverAsync(JObject activity, CancellationToken cancellationToken = default) =>
        host.Http.PostAsync("/api/messages", new StringContent(activity.ToString(), Encoding.UTF8, "application/json"), cancellationToken);

    public JObject Activity(string type, string conversation, string conversationType)
    {
        var activity = new JObject(
            new JProperty("type", type),
            new JProperty("id", host.Teams.NextId()),
            new JProperty("timestamp", "2026-11-21T09:00:00Z"),
            new JProperty("channelId", "msteams"),
            new JProperty("serviceUrl", host.Teams.ServiceUrl),
            new JProperty("from", From()),
            new JProperty("recipient", new JObject(new JProperty("id", "28:bot"), new JProperty("name", "Offboarding"))),
            new JProperty("conversation", new JObject(
                new JProperty("id", conversation), new JProperty("conversationType", conversationType), new JProperty("tenantId", BotHost.TenantId))),
            new JProperty("channelData", new JObject(new JProperty("tenant", new JObject(new JProperty("id", BotHost.TenantId))))));
        if (Locale is not null)
        {
            activity["locale"] = Locale;
        }

        if (TimeZone is not null)
        {
            activity["localTimezone"] = TimeZone;
        }

        return activity;
    }

    /// <summary>Waits until the newest card says this, somewhere, and no longer says the other.</summary>
    public Task SeesCardAsync(string text, string? without = null) => host.Teams.WaitForAsync(
        () => NewestCard?.Visible is { } visible
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

    void Draw(string messageId, JObject answer, string conversation)
    {
        Strip = null;
        switch ((string?)answer["type"])
        {
            case "application/vnd.microsoft.card.adaptive":
                host.Teams.Redraw(conversation, messageId, (JObject)answer["value"]!);
                break;
            case "application/vnd.microsoft.activity.message":
                Strip = (string)answer["value"]!;
                break;
            default:
                throw new InvalidOperationException($"A client cannot show this answer: {answer}");
        }
    }
}
