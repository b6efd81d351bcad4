using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>Whatever the leaver is and tries, the bot sounds as it would if nobody had asked for their offboarding.</summary>
public sealed class ConfidentialityTests
{
    private const string Group = "19:everybody";

    [Theory]
    [InlineData(2, "Adele Vance", "adele.vance@contoso.com", false)]
    [InlineData(6, "Joni Sherman", "joni.sherman@contoso.com", false)]
    [InlineData(6, "Joni Sherman", "joni.sherman@contoso.com", true)]
    public async Task The_leaver_hears_the_same_before_and_after_somebody_asked_for_them(int number, string name, string address, bool idInCapitals)
    {
        await using var bot = await BotHost.StartAsync();
        var known = bot.Someone(number, name);
        var leaver = idInCapitals ? new Person(bot, known.Id.ToUpperInvariant(), name) : known;
        await leaver.OpensChatAsync();
        var before = await AskEverythingAsync(bot, leaver, address, "NONESUCH", "0");
        var messages = leaver.Messages.Count;

        await bot.AsksForAsync(bot.Patti, address);
        leaver.Messages.Count.ShouldBe(messages);
        var data = new CardView(bot.Nestor.CardMessage().Card!).Press("Approve", []).Data;
        var after = await AskEverythingAsync(bot, leaver, address, await bot.RequestIdAsync(), (string)data["planHash"]!);

        after.ShouldBe(before);
        messages = leaver.Messages.Count;
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesRunAtRestAsync();
        leaver.Messages.Count.ShouldBe(messages);
        (await bot.EventsAsync("request-approved")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_who_leaves_sees_all_requests_but_the_one_about_themselves()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAdeleAsync();
        await bot.Joni.SeesCardAsync("Approve the offboarding of Adele Vance?");

        await bot.AsksForAsync(bot.Patti, "joni.sherman@contoso.com");
        await bot.Joni.SaysAsync("status");

        bot.Joni.Card.Visible.ShouldContain("Adele Vance");
        bot.Joni.Card.Visible.ShouldNotContain("Joni");
        string.Join('\n', bot.Joni.Messages.Select(m => m.Visible)).ShouldNotContain("offboarding of Joni");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_asked_for_somebody_and_is_then_to_leave_sees_only_what_they_asked_for()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();

        await bot.AsksForAsync(bot.Patti, "megan.bowen@contoso.com");
        await bot.Megan.SaysAsync("status");

        bot.Megan.Card.Visible.ShouldContain("Adele Vance");
        bot.Megan.Card.Visible.ShouldNotContain("Megan Bowen");
        string.Join('\n', bot.Megan.Messages.Select(m => m.Visible)).ShouldNotContain("offboarding of Megan");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("groupChat", "offboard adele.vance@contoso.com")]
    [InlineData("channel", "offboard adele.vance@contoso.com")]
    [InlineData("groupChat", "status adele")]
    [InlineData("channel", "status")]
    public async Task In_a_chat_or_channel_that_the_leaver_reads_nothing_is_said_of_anybody(string type, string words)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();

        await bot.Nestor.SaysInGroupAsync(words, Group, type);
        await bot.Megan.SaysInGroupAsync(words, Group, type);
        var stranger = bot.Teams.MessagesIn(Group).Count;
        await bot.Adele.SaysInGroupAsync(words, Group, type);

        var said = bot.Teams.MessagesIn(Group);
        said.Count.ShouldBe(stranger + 1);
        said.ShouldAllBe(m => m.Card == null && !m.Visible.Contains("Adele") && !m.Visible.Contains("Vance"));
        said.Select(m => m.Visible).Distinct().Count().ShouldBeLessThanOrEqualTo(2);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_card_that_is_pressed_in_a_group_says_nothing_there()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var card = bot.Nestor.CardMessage();
        var (verb, title, data) = new CardView(card.Card!).Press("Approve", []);
        var activity = bot.Nestor.Activity("invoke", Group, "groupChat");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = card.Id;
        activity["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = data } };

        using var answer = await bot.Nestor.DeliverAsync(activity);

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Adele");
        (await bot.EventsAsync("request-approved")).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    /// <summary>All that the leaver can type and press about themselves, and what they are shown for it.</summary>
    private static async Task<string> AskEverythingAsync(BotHost bot, Person leaver, string address, string request, string hash)
    {
        List<string> heard = [];
        foreach (var words in new[] { "status", $"status {leaver.Name}", $"status {address}", $"status {request}", $"offboard {address}", $"offboard {leaver.Name}", "cancel", $"evidence {request}", "help" })
        {
            var before = leaver.Messages.Count;
            await leaver.SaysAsync(words);
            heard.Add(string.Join('\n', leaver.Messages.Skip(before).Select(m => m.Visible)));
        }

        var scratch = leaver.CardMessage().Id;
        foreach (var verb in new[] { "request.open", "request.approve", "request.reject", "request.withdraw", "request.change", "request.change.save", "step.retry", "step.skip", "step.done" })
        {
            await leaver.SendsAsync(scratch, verb, "Button", new JObject { ["request"] = request, ["planHash"] = hash, ["reason"] = "Because", ["step"] = "block-sign-in" });
            heard.Add($"{verb}: {leaver.Strip}");
        }

        return string.Join("\n---\n", heard).Replace(request, "REQUEST", StringComparison.Ordinal);
    }
}
