using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>A channel that approval cards come to, besides the approvers' own chats.</summary>
public sealed class ChannelTests
{
    private const string Channel = "19:operations@thread.tacv2";
    private const string Thread = $"{Channel};messageid=1700000000000";

    [Fact]
    public async Task What_an_approver_presses_in_the_channel_counts_and_every_copy_ends_in_the_same_state()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni, bot.Christie]);
        await bot.AsksForAdeleAsync();
        await SeesInChannelAsync(bot, "Approve the offboarding of Adele Vance?");

        await bot.Christie.PressesInChannelAsync(Channel, "Approve");
        bot.Christie.Strip.ShouldBe("You cannot do this. Only approvers can, and who approves was looked up a moment ago.");
        await bot.Joni.PressesInChannelAsync(Channel, "Reject the request", ("Reason", "She stays."));

        bot.Joni.Strip.ShouldBeNull();
        await SeesInChannelAsync(bot, "She stays.");
        await bot.Nestor.SeesCardAsync("She stays.");
        await bot.Megan.SeesCardAsync("She stays.");
        InChannel(bot).Buttons.ShouldBeEmpty("it is decided");
        bot.Teams.MessagesIn(Channel).Count(m => m.Card is not null).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Where_the_leaver_is_among_the_members_no_card_comes_whichever_page_they_are_on()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni, bot.Christie, bot.Adele]);

        await bot.AsksForAdeleAsync();
        await bot.Teams.WaitForAsync(() => bot.Teams.Calls.ToList().Count(c => c == $"GET {Channel}/pagedmembers") >= 4, () => "the members were not read");
        await bot.AsksForAsync(bot.Patti, "alex.darrow@contoso.com");
        await SeesInChannelAsync(bot, "Alex Darrow");

        bot.Teams.MessagesIn(Channel).ShouldNotContain(m => m.Visible.Contains("Adele", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_card_goes_when_the_leaver_comes_into_the_channel()
    {
        await using var bot = await WithChannelAsync("godkännanden här", bot => [bot.Nestor, bot.Joni], "sv-SE");
        await bot.AsksForAdeleAsync();
        await SeesInChannelAsync(bot, "Adele Vance");
        InChannel(bot).Buttons.ShouldContain("Godkänn", "the channel reads what its approver reads");

        bot.Teams.Gather(Channel, bot.Nestor, bot.Joni, bot.Adele);
        var update = bot.Adele.Activity("conversationUpdate", Channel, "channel");
        update["membersAdded"] = new JArray(new JObject(new JProperty("id", $"29:{bot.Adele.Id}"), new JProperty("name", "Adele Vance"), new JProperty("aadObjectId", bot.Adele.Id)));
        (await bot.Adele.DeliverAsync(update)).EnsureSuccessStatusCode();

        await bot.Teams.WaitForAsync(() => bot.Teams.MessagesIn(Channel).All(m => m.Card is null), () => "the card stayed");
        bot.Teams.MessagesIn(Channel).ShouldNotContain(m => m.Visible.Contains("Adele", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Approvals_off_ends_it_and_only_approvers_say_so()
    {
        await using var bot = await WithChannelAsync("goedkeuringen hier", bot => [bot.Nestor, bot.Christie], "nl-NL");
        await bot.AsksForAdeleAsync();
        await SeesInChannelAsync(bot, "Adele Vance");

        await bot.Christie.SaysInGroupAsync("approvals off", Thread, "channel");
        bot.Teams.MessagesIn(Thread)[^1].Text.ShouldBe("Only approvers can say where approval cards come to.");
        await bot.Nestor.SaysInGroupAsync("goedkeuringen uit", Thread, "channel");

        bot.Teams.MessagesIn(Thread)[^1].Text.ShouldBe("Approval cards no longer come to a channel. Each approver still gets them in their own chat.");
        await bot.Teams.WaitForAsync(() => bot.Teams.MessagesIn(Channel).Count == 0, () => "a card stayed in a channel that is none for approvals any more");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_question_is_asked_from_the_channel_and_a_form_opens_in_the_personal_chat()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni]);
        await bot.AsksForAdeleAsync();
        await SeesInChannelAsync(bot, "Adele Vance");

        await bot.Nestor.PressesInChannelAsync(Channel, "Send the question", ("What do you want to know from Megan Bowen?", "Today?"));
        await bot.Megan.SeesAsync("Nestor Wilke asks you about the offboarding of Adele Vance");
        await bot.Megan.PressesAsync("Send the answer", ("Your answer", "Tomorrow."));
        await SeesInChannelAsync(bot, "Tomorrow.");
        await bot.Nestor.PressesInChannelAsync(Channel, "Change choices");

        bot.Nestor.Strip.ShouldBe("I have opened it in our personal chat.");
        bot.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        bot.ShouldBeQuiet();
    }

    private static async Task<BotHost> WithChannelAsync(string command, Func<BotHost, Person[]> members, string locale = "en-GB")
    {
        var bot = await BotHost.StartAsync();
        bot.Nestor.Locale = locale;
        await bot.Nestor.OpensChatAsync();
        bot.Teams.Gather(Channel, members(bot));
        bot.Teams.Gather(Thread, members(bot));
        await bot.Nestor.SaysInGroupAsync(command, Thread, "channel");
        bot.Teams.MessagesIn(Thread).ShouldHaveSingleItem().Text!.ShouldContain($"({members(bot).Length})");
        bot.Nestor.Locale = "en-GB";
        return bot;
    }

    private static CardView InChannel(BotHost bot) => new(bot.Teams.MessagesIn(Channel).Last(m => m.Card is not null).Card!);

    private static Task SeesInChannelAsync(BotHost bot, string text) => bot.Teams.WaitForAsync(
        () => bot.Teams.MessagesIn(Channel).Any(m => m.Visible.Contains(text, StringComparison.Ordinal)),
        () => $"'{text}' never stood in the channel, where one reads: {string.Join(" | ", bot.Teams.MessagesIn(Channel).Select(m => m.Visible))} Log: {bot.Log}");
}
