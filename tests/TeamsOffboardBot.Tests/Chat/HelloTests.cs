using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class HelloTests
{
    [Fact]
    public async Task Help_is_answered_with_every_command()
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.SaysAsync("help");

        host.Megan.Card.Title.ShouldBe("What you can ask");
        host.Megan.Card.Visible.ShouldContain("offboard [name]");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Help_depends_on_who_asks_and_names_nobody()
    {
        await using var host = await BotHost.StartAsync();

        await host.Adele.SaysAsync("help");
        await host.Megan.SaysAsync("help");
        await host.Patti.SaysAsync("help");
        await host.Nestor.SaysAsync("help");

        host.Adele.Card.Buttons.ShouldBeEmpty();
        host.Adele.Card.Visible.ShouldNotContain("offboard [name]");
        host.Megan.Card.Visible.ShouldContain("people who report to you");
        host.Patti.Card.Visible.ShouldContain("You can ask for the offboarding of everybody.");
        host.Patti.Card.Visible.ShouldNotContain("check");
        host.Nestor.Card.Visible.ShouldContain("check");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_edited_message_is_answered_with_a_sentence_and_changes_nothing()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard");
        var edit = host.Megan.Activity("messageUpdate", host.Megan.Chat, "personal");
        edit["text"] = "cancel";
        edit["channelData"]!["eventType"] = "editMessage";

        using var response = await host.Megan.DeliverAsync(edit);

        host.Megan.Text.ShouldContain("type it again as a new message");
        host.Megan.Card.Title.ShouldBe("Who is leaving?");
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("image/png", null, 1)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", null, 1)]
    [InlineData("application/vnd.microsoft.card.adaptive", "help", 2)]
    [InlineData("text/html", "help", 1)]
    public async Task What_cannot_be_read_is_said_and_the_words_beside_it_are_read(string contentType, string? words, int answers)
    {
        await using var host = await BotHost.StartAsync();
        var message = host.Megan.Activity("message", host.Megan.Chat, "personal");
        message["attachments"] = new JArray(new JObject(new JProperty("contentType", contentType), new JProperty("name", "photo.png")));
        if (words is not null)
        {
            message["text"] = words;
        }

        using var response = await host.Megan.DeliverAsync(message);

        host.Megan.Messages.Count.ShouldBe(answers);
        host.Megan.Messages.Any(m => m.Visible.Contains("I cannot read what you attached", StringComparison.Ordinal)).ShouldBe(contentType != "text/html");
        host.Megan.Messages.Any(m => m.Card is not null).ShouldBe(words is not null);
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task In_a_thread_of_a_channel_the_answer_stands_in_that_thread()
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.SaysInGroupAsync("status", "19:team@thread.tacv2;messageid=1700000000000", "channel");

        host.Teams.MessagesIn("19:team@thread.tacv2;messageid=1700000000000").ShouldHaveSingleItem().Text!.ShouldContain("in our personal chat");
        host.Teams.MessagesIn("19:team@thread.tacv2").ShouldBeEmpty();
        host.Megan.Card.Title.ShouldBe("Offboardings");
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everybody_is_welcomed_exactly_once(bool installationFirst)
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.OpensChatAsync(installationFirst);
        await host.Megan.OpensChatAsync(!installationFirst);
        await host.RestartAsync();
        await host.Megan.OpensChatAsync(installationFirst);

        host.Megan.Messages.Count.ShouldBe(1);
        host.Megan.Card.Buttons.ShouldContain("Start an offboarding");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_typo_is_answered_with_a_suggestion()
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.SaysAsync("ofboard Adele");

        host.Megan.Text.ShouldContain("“offboard Adele”");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Somebody_whom_Teams_does_not_name_learns_nothing()
    {
        await using var host = await BotHost.StartAsync();
        var activity = host.Megan.Activity("message", host.Megan.Chat, "personal");
        activity["text"] = "help";
        ((JObject)activity["from"]!).Remove("aadObjectId");

        using var response = await host.Megan.DeliverAsync(activity);

        host.Megan.Messages.ShouldHaveSingleItem().Text.ShouldBe("Teams did not say who you are, so I cannot help here.");
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task What_is_asked_in_a_group_is_answered_in_the_personal_chat(string type)
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.SaysInGroupAsync("help", "19:group", type);

        host.Megan.Card.Title.ShouldBe("What you can ask");
        host.Teams.MessagesIn("19:group").ShouldHaveSingleItem().Text.ShouldBe("I have answered in our personal chat. Facts about people are not shown here.");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_activity_that_calls_the_personal_chat_a_group_does_not_wait_for_itself()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.OpensChatAsync();

        await host.Megan.SaysInGroupAsync("help", host.Megan.Chat);

        await host.Megan.SeesAsync("What you can ask");
    }

    [Fact]
    public async Task Where_no_personal_chat_can_be_opened_the_group_is_told_so()
    {
        await using var host = await BotHost.StartAsync();
        host.Teams.RefusesNewConversations = true;

        await host.Megan.SaysInGroupAsync("help", "19:group");

        host.Megan.Messages.ShouldBeEmpty();
        host.Teams.MessagesIn("19:group").ShouldHaveSingleItem().Text!.ShouldContain("open a personal chat");
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("no.such.verb")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unknown_button_is_answered_kindly(string? verb)
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("help");

        await host.Megan.SendsAsync(host.Megan.Messages[0].Id, verb, "Old button", new JArray(1, 2));

        host.Megan.Strip.ShouldBe("This card is out of date. Type help to see what you can do.");
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("composeExtension/query")]
    [InlineData("adaptiveCard/action")]
    public async Task Every_invoke_is_answered(string name)
    {
        await using var host = await BotHost.StartAsync();
        var activity = host.Megan.Activity("invoke", host.Megan.Chat, "personal");
        activity["name"] = name;

        using var response = await host.Megan.DeliverAsync(activity);

        ((int)response.StatusCode).ShouldBe(200);
        (await response.Content.ReadAsStringAsync()).ShouldContain("out of date");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_submitted_card_of_another_kind_is_refused_kindly()
    {
        await using var host = await BotHost.StartAsync();
        var activity = host.Megan.Activity("message", host.Megan.Chat, "personal");
        activity["value"] = new JObject(new JProperty("anything", "x"));

        using var response = await host.Megan.DeliverAsync(activity);

        host.Megan.Text.ShouldContain("out of date");
        host.ShouldBeQuiet();
    }
}
