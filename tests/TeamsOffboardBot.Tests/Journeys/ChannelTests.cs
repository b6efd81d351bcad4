using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Ending;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Many;
using TeamsOffboardBot.Tests.Journeys.Trust;
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

        await AdeleComesInAsync(bot);

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

    [Fact]
    public async Task A_list_is_decided_in_the_channel_with_one_press_and_every_copy_ends_in_the_same_state()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni, bot.Christie]);
        await bot.AsksForThreeAsync();
        await SeesInChannelAsync(bot, "Approve 3 offboardings?");

        await bot.Christie.PressesInChannelAsync(Channel, "Approve 3");
        bot.Christie.Strip.ShouldBe("You cannot do this. Only approvers can, and who approves was looked up a moment ago.");
        await bot.Patti.PressesInChannelAsync(Channel, "Approve 3");
        bot.Patti.Strip.ShouldBe("You asked for this yourself, so somebody else has to decide. You can withdraw the request.");
        await bot.Joni.PressesInChannelAsync(Channel, "Approve 3");

        bot.Joni.Strip.ShouldBeNull();
        await SeesInChannelAsync(bot, "3 offboardings, all over");
        await bot.Patti.SeesAsync("3 offboardings, all over");
        await bot.Nestor.SeesAsync("3 offboardings, all over");
        InChannel(bot).Visible.ShouldBe(bot.Nestor.Card.Visible);
        bot.Teams.MessagesIn(Channel).Count(m => m.Card is not null).ShouldBe(1);
        (await bot.EventsAsync("request-approved")).ShouldBe(3);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_page_of_a_list_is_turned_in_the_channel_by_approvers_alone_and_decided_on_are_all_of_its_pages()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni, bot.Christie]);
        await bot.HiresAsync(10);
        await bot.Patti.SaysAsync(Listing.Lines(10));
        await bot.Patti.SeesCardAsync("10 offboardings, ready to submit");
        await bot.Patti.PressesAsync("Submit 10 for approval");
        await SeesInChannelAsync(bot, "Approve 10 offboardings?");
        await bot.Nestor.SeesCardAsync("Approve 10 offboardings?");

        await bot.Christie.PressesInChannelAsync(Channel, "More");
        bot.Christie.Strip.ShouldBe("You cannot do this. Only approvers can, and who approves was looked up a moment ago.");
        InChannel(bot).Visible.ShouldContain("Temp 001");
        await bot.Nestor.PressesInChannelAsync(Channel, "More");
        bot.Nestor.Strip.ShouldBeNull();
        (InChannel(bot).Visible.Contains("Temp 010", StringComparison.Ordinal), InChannel(bot).Visible.Contains("Temp 001", StringComparison.Ordinal)).ShouldBe((true, false));
        bot.Nestor.Card.Visible.ShouldContain("Temp 001", customMessage: "their own card stays where they left it");
        await bot.Joni.PressesInChannelAsync(Channel, "Previous");
        InChannel(bot).Visible.ShouldContain("Temp 001");
        await bot.Joni.PressesInChannelAsync(Channel, "More");
        await bot.Joni.PressesInChannelAsync(Channel, "Approve 10");

        bot.Joni.Strip.ShouldBeNull();
        await SeesInChannelAsync(bot, "10 offboardings, all over");
        (await bot.EventsAsync("request-approved")).ShouldBe(10);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_line_of_a_list_opens_in_the_personal_chat_and_once_taken_out_has_a_card_of_its_own_in_the_channel_too()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni]);
        await bot.AsksForThreeAsync();
        await SeesInChannelAsync(bot, "Approve 3 offboardings?");

        await bot.Nestor.PressesInChannelAsync(Channel, "Plan");
        bot.Nestor.Strip.ShouldBe("I have opened it in our personal chat.");
        bot.Nestor.Card.Title.ShouldContain("Temp 001");
        await bot.Nestor.PressesInChannelAsync(Channel, "Take out");

        bot.Nestor.Strip.ShouldBe("Temp 001 is no longer part of the list. Every approver gets a card of its own for it.");
        await SeesInChannelAsync(bot, "Approve 2 offboardings?");
        await SeesInChannelAsync(bot, "Approve the offboarding of Temp 001?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_card_of_a_list_goes_when_somebody_on_it_comes_into_the_channel()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni]);
        await bot.HiresAsync(1);
        await bot.Patti.SaysAsync("Name\ntemp001@contoso.com\nadele.vance@contoso.com");
        await bot.Patti.SeesCardAsync("2 offboardings, ready to submit");
        await bot.Patti.PressesAsync("Submit 2 for approval");
        await SeesInChannelAsync(bot, "Approve 2 offboardings?");

        await AdeleComesInAsync(bot);

        await bot.Teams.WaitForAsync(() => bot.Teams.MessagesIn(Channel).All(m => m.Card is null), () => "the card stayed");
        bot.Teams.MessagesIn(Channel).ShouldNotContain(m => m.Visible.Contains("Adele", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_card_in_the_channel_says_when_another_request_takes_the_mailbox_up_and_offers_it_again_when_that_is_withdrawn()
    {
        await using var bot = await WithChannelAsync("approvals here", bot => [bot.Nestor, bot.Joni]);
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await SeesInChannelAsync(bot, "Offboarding of Adele Vance: finished");
        InChannel(bot).Buttons.ShouldContain("End the mailbox");

        await bot.AsksToEndAsync(bot.Patti, "Adele");
        await SeesInChannelAsync(bot, "Somebody has asked to end the mailbox: request");
        ButtonsInChannel(bot).ShouldNotContain("End the mailbox");

        await bot.Patti.PressesAsync("Withdraw");
        await bot.Teams.WaitForAsync(() => ButtonsInChannel(bot).Contains("End the mailbox"), () => $"it is not offered again: {bot.Log}");
        bot.Teams.MessagesIn(Channel).ShouldNotContain(m => m.Visible.Contains("Somebody has asked", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    private static async Task AdeleComesInAsync(BotHost bot)
    {
        bot.Teams.Gather(Channel, bot.Nestor, bot.Joni, bot.Adele);
        var update = bot.Adele.Activity("conversationUpdate", Channel, "channel");
        update["membersAdded"] = new JArray(new JObject(new JProperty("id", $"29:{bot.Adele.Id}"), new JProperty("name", "Adele Vance"), new JProperty("aadObjectId", bot.Adele.Id)));
        (await bot.Adele.DeliverAsync(update)).EnsureSuccessStatusCode();
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

    private static IEnumerable<string> ButtonsInChannel(BotHost bot) => bot.Teams.MessagesIn(Channel).Where(m => m.Card is not null).SelectMany(m => m.Buttons());

    private static Task SeesInChannelAsync(BotHost bot, string text) => bot.Teams.WaitForAsync(
        () => bot.Teams.MessagesIn(Channel).Any(m => m.Visible.Contains(text, StringComparison.Ordinal)),
        () => $"'{text}' never stood in the channel, where one reads: {string.Join(" | ", bot.Teams.MessagesIn(Channel).Select(m => m.Visible))} Log: {bot.Log}");
}
