using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>Forms filled in wrongly, twice, late, by somebody else, or never drawn by this bot.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("adele.vance@contoso.com", "Adele Vance is the one who leaves.")]
    [InlineData("henrietta.mueller@contoso.com", "The account of Henrietta Mueller is blocked. Name somebody else.")]
    [InlineData("debra.berger@contoso.com", "The account of Debra Berger was deleted.")]
    [InlineData("bruno", "Bruno Costa is a guest.")]
    [InlineData("Nobody Known", "Nobody matches “Nobody Known”.")]
    public async Task A_delegate_who_will_not_do_is_named_whether_mail_or_files_were_for_them_and_however_it_was_said(string name, string why)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        await bot.Megan.SaysAsync($"shared with {name}");
        bot.Megan.ShouldBeTold($"Who gets the mail: {why}");
        await bot.Megan.PressesAsync("Next", ("Who gets the mail", "alex.wilber@contoso.com"), ("Who gets the files", name), ("leaveGroups", "false"));

        bot.Megan.ShouldBeTold($"Who gets the files: {why}");
        bot.Megan.Card.ValueOf("Who gets the mail").ShouldBe("alex.wilber@contoso.com");
        bot.Megan.Card.ValueOf("Who gets the files").ShouldBe(name);
        bot.Megan.Card.ValueOf("leaveGroups").ShouldBe("false");
        await bot.Megan.SaysAsync("files to alex.wilber@contoso.com");
        await bot.Megan.SaysAsync("next");
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_form_without_any_value_asks_for_what_is_missing_at_every_question()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard");
        await SendBareAsync(bot.Megan, "Next");
        bot.Megan.ShouldBeTold("Enter a name or an address.");
        await bot.Megan.SaysAsync("   ");
        bot.Megan.Card.Title.ShouldBe("Who is leaving?");

        await bot.Megan.SaysAsync("alex");
        await SendBareAsync(bot.Megan, "Next");
        bot.Megan.ShouldBeTold("Select one person.");

        await bot.Megan.SaysAsync("adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await SendBareAsync(bot.Megan, "Next");
        bot.Megan.ShouldBeTold("Choose when it starts.", "Choose what becomes of the mailbox.", "Choose what becomes of the OneDrive.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_somebody_else_submits_counts_for_nothing_wherever_they_send_it_from()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.OpensChatAsync();
        await ReachSummaryAsync(bot);
        var form = bot.Megan.CardMessage();
        var (verb, title, data) = new CardView(form.Card!).Press("Submit for approval", []);

        await bot.Patti.SendsAsync(form.Id, verb, title, data, bot.Megan.Chat);
        bot.Patti.ShouldBeTold("Somebody else is filling this in. Type offboard to start one of your own.");
        await bot.Patti.SendsAsync(bot.Patti.CardMessage().Id, verb, title, data);
        bot.Patti.ShouldBeTold("This form was already answered or is out of date. Nothing was changed.");
        await bot.Patti.SendsAsync(form.Id, "offboard.cancel", "Cancel", data, bot.Megan.Chat);

        (await bot.RequestCountAsync()).ShouldBe(0);
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Two_clicks_on_Submit_at_once_make_one_request()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await ReachSummaryAsync(bot);
        var form = bot.Megan.CardMessage();
        var (verb, title, data) = new CardView(form.Card!).Press("Submit for approval", []);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bot.Megan.SendsAsync(form.Id, verb, title, data.DeepClone())));

        await bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        (await bot.RequestCountAsync()).ShouldBe(1);
        bot.Megan.Card.Title.ShouldBe("Offboarding of Adele Vance: waiting for approval");
        bot.Nestor.Messages.Count(m => m.Visible.Contains("Approve the offboarding", StringComparison.Ordinal)).ShouldBe(1);
        bot.Megan.ShouldReadWell();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Cancel_at_any_question_forgets_all_of_it_and_what_comes_late_does_nothing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await ReachSummaryAsync(bot);
        var submit = bot.Megan.CardMessage();

        await bot.Megan.SaysAsync("cancel");
        await bot.Megan.PressesAsync(submit, "Submit for approval");

        bot.Megan.ShouldBeTold("Cancelled. Nothing was kept.", "This form was already answered or is out of date. Nothing was changed.");
        (await bot.RequestCountAsync()).ShouldBe(0);
        await bot.Megan.SaysAsync("submit");
        bot.Megan.ShouldBeTold("Type help to see all you can ask.");
        await ReachSummaryAsync(bot);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_dialog_outlives_the_bot_at_every_question_by_card_and_by_typing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard");
        await bot.RestartAsync();
        await bot.Megan.PressesAsync("Next", ("person", "alex"));
        await bot.RestartAsync();
        await bot.Megan.PressesAsync("Search again");
        await bot.RestartAsync();
        await bot.Megan.SaysAsync("alex");
        await bot.RestartAsync();
        await bot.Megan.SaysAsync("2");
        await bot.Megan.SeesCardAsync("Offboarding Alex Wilber: your choices");
        await bot.RestartAsync();
        await bot.Megan.PressesAsync("Next", ("Who gets the mail", "Nobody Known"), ("removeLicences", "false"));
        await bot.RestartAsync();
        bot.Megan.Card.ValueOf("removeLicences").ShouldBe("false");
        await bot.Megan.PressesAsync("Next", ("Who gets the mail", "adele.vance@contoso.com"));
        await bot.RestartAsync();
        await bot.Megan.PressesAsync("Submit for approval");

        await bot.Nestor.SeesCardAsync("Approve the offboarding of Alex Wilber?");
        bot.Nestor.Card.Visible.ShouldNotContain("Removes these licences");
        (await bot.RequestCountAsync()).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    /// <summary>Presses a button as a client would that sends nothing but what the button carries.</summary>
    private static Task<JObject> SendBareAsync(Person person, string button)
    {
        var message = person.CardMessage();
        var (verb, title, data) = new CardView(message.Card!).Press(button, []);
        return person.SendsAsync(message.Id, verb, title, new JObject(new JProperty("form", data["form"])));
    }

    private static async Task ReachSummaryAsync(BotHost bot)
    {
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Megan.PressesAsync("Next");
        await bot.Megan.SeesCardAsync("Offboard Adele Vance?");
    }
}
