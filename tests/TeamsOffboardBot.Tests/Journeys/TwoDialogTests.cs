using Shouldly;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Many;
using TeamsOffboardBot.Tests.Journeys.Restore;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>One person prepares two requests at once, here and in a group: what is asked there goes on in the personal chat, beside what is open.</summary>
public sealed class TwoDialogTests
{
    private const string Group = "19:leadership@thread.v2";
    private const string Channel = "19:hr@thread.tacv2;messageid=1700000000000";

    [Theory]
    [InlineData(null, Group)]
    [InlineData(Channel, null)]
    [InlineData(null, null)]
    public async Task Two_forms_are_filled_in_at_once_and_each_is_sent_for_its_own_leaver_with_what_was_entered_in_it(string? first, string? second)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await AskAsync(bot.Patti, "offboard adele.vance@contoso.com", first);
        await bot.Patti.SeesCardAsync("Offboarding Adele Vance: your choices");
        var adeles = bot.Patti.CardMessage();
        await AskAsync(bot.Patti, "offboard lee.gu@contoso.com", second);
        await bot.Patti.SeesCardAsync("Offboarding Lee Gu: your choices");
        var lees = bot.Patti.CardMessage();
        Now(bot, adeles).Visible.ShouldBe(adeles.Visible, "it is still open");

        await bot.Patti.PressesAsync(adeles, "Next", ("removeLicences", "false"));
        await bot.Patti.PressesAsync(lees, "Next", ("leaveGroups", "false"));
        Now(bot, adeles).Visible.ShouldStartWith("Offboard Adele Vance?");
        Now(bot, lees).Visible.ShouldStartWith("Offboard Lee Gu?");
        await bot.Patti.PressesAsync(Now(bot, adeles), "Submit for approval");
        await bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        var (verb, title, data) = new CardView(Now(bot, lees).Card!).Press("Submit for approval", []);
        await bot.Patti.SendsAsync(lees.Id, verb, title, data);
        await bot.Patti.SendsAsync(lees.Id, verb, title, data);
        await bot.Nestor.SeesCardAsync("Approve the offboarding of Lee Gu?");

        (await bot.RequestCountAsync()).ShouldBe(2);
        Chosen(bot, "Adele Vance").ShouldBe(("false", "true"));
        Chosen(bot, "Lee Gu").ShouldBe(("true", "false"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Typed_words_answer_the_form_that_was_answered_last_and_none_that_was_open_before_it()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Patti.SeesCardAsync("Offboarding Adele Vance: your choices");
        var adeles = bot.Patti.CardMessage();
        await bot.Patti.SaysAsync("offboard lee.gu@contoso.com");
        await bot.Patti.SeesCardAsync("Offboarding Lee Gu: your choices");

        await bot.Patti.SaysAsync("keep licences");
        await bot.Patti.SaysAsync("next");
        await bot.Patti.SeesCardAsync("Offboard Lee Gu?");
        await bot.Patti.SaysAsync("submit");
        await bot.Patti.SeesCardAsync("Offboarding of Lee Gu: waiting for approval");
        await bot.Patti.SaysAsync("yes");
        Now(bot, adeles).Visible.ShouldBe(adeles.Visible, "a word too many is no answer to it");
        await bot.Patti.PressesAsync(adeles, "Next");
        await bot.Patti.SaysAsync("submit");

        await bot.Patti.SeesCardAsync("Offboarding of Adele Vance: waiting for approval");
        Chosen(bot, "Lee Gu").Licences.ShouldBe("false");
        Chosen(bot, "Adele Vance").Licences.ShouldBe("true");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_restoration_and_the_end_of_a_mailbox_stand_beside_an_offboarding_and_all_three_are_sent()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.DeleteAsync(bot.Someone(3, "Alex Wilber"));
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Megan.SeesCardAsync("Offboarding of Adele Vance: finished");

        await bot.Patti.SaysAsync("offboard lee.gu@contoso.com");
        await bot.Patti.SeesCardAsync("Offboarding Lee Gu: your choices");
        var lees = bot.Patti.CardMessage();
        await bot.Patti.SaysInGroupAsync("end mailbox Adele", Group);
        await bot.Patti.SeesCardAsync("End the mailbox of Adele Vance: your choices");
        var adeles = bot.Patti.CardMessage();
        await bot.Patti.SaysInGroupAsync("restore Alex", Channel, "channel");
        await bot.Patti.SeesCardAsync("what comes back");
        var alexs = bot.Patti.CardMessage();

        await bot.Patti.PressesAsync(adeles, "Next", ("deleteAccount", "false"));
        await bot.Patti.PressesAsync(lees, "Next");
        await bot.Patti.PressesAsync(alexs, "Next");
        foreach (var (form, name) in new[] { (alexs, "Alex Wilber"), (lees, "Lee Gu"), (adeles, "Adele Vance") })
        {
            Now(bot, form).Visible.Split('\n')[0].ShouldContain(name);
            await bot.Patti.PressesAsync(Now(bot, form), "Submit for approval");
            await bot.Nestor.SeesCardAsync($"{name}?");
        }

        bot.Kept.Ask<string>("select kind from requests where leaver_name = 'Adele Vance' order by submitted_at desc limit 1").ShouldBe("Ending");
        bot.Nestor.Card.Visible.ShouldContain("The account and the mailbox stay; only access and forwarding end.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Cancel_ends_the_form_it_stands_on_and_typed_the_one_that_was_answered_last_and_then_the_one_before()
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var leaver in new[] { "adele.vance@contoso.com", "lee.gu@contoso.com", "alex.wilber@contoso.com" })
        {
            await bot.Patti.SaysAsync($"offboard {leaver}");
            await bot.Patti.SeesCardAsync("your choices");
        }

        var forms = bot.Patti.Messages.Where(m => m.Visible.Contains("your choices", StringComparison.Ordinal)).ToList();
        forms.Count.ShouldBe(3);
        await bot.Patti.PressesAsync(forms[1], "Cancel");
        Open(bot, forms).ShouldBe([true, false, true]);
        await bot.Patti.SaysAsync("cancel");
        Open(bot, forms).ShouldBe([true, false, false]);
        await bot.Patti.SaysAsync("cancel");
        Open(bot, forms).ShouldBe([false, false, false]);
        await bot.Patti.SaysAsync("cancel");
        await bot.Patti.SeesAsync("There is nothing to cancel");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_asks_again_about_the_same_leaver_starts_over_and_of_too_many_forms_the_oldest_is_closed()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.HiresAsync(6);
        await bot.Patti.SaysAsync("offboard temp001@contoso.com");
        await bot.Patti.SeesCardAsync("your choices");
        await bot.Patti.SaysAsync("offboard temp001@contoso.com friday");
        await bot.Patti.SeesAsync("Continued on another card of this chat");
        Forms(bot).Count.ShouldBe(1);

        for (var number = 2; number <= 6; number++)
        {
            await bot.Patti.SaysAsync($"offboard temp{number:000}@contoso.com");
            await bot.Patti.SeesCardAsync($"Temp {number:000}");
        }

        Forms(bot).Select(f => f.Visible.Split('\n')[0]).ShouldBe(Enumerable.Range(2, 5).Select(n => $"Offboarding Temp {n:000}: your choices"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_is_asked_in_a_group_of_a_slow_tenant_goes_on_by_itself()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.OpensChatAsync();
        await bot.SlowTenantAsync(1500);

        await bot.Megan.SaysInGroupAsync("offboard adele.vance@contoso.com", Group);

        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.ShouldBeQuiet();
    }

    private static Task AskAsync(Person person, string text, string? conversation) => conversation is null
        ? person.SaysAsync(text)
        : person.SaysInGroupAsync(text, conversation, conversation == Group ? "groupChat" : "channel");

    /// <summary>What stands on that message by now.</summary>
    private static ChatMessage Now(BotHost bot, ChatMessage message) => bot.Patti.Messages.Single(m => m.Id == message.Id);

    private static IReadOnlyList<ChatMessage> Forms(BotHost bot) => [.. bot.Patti.Messages.Where(m => m.Visible.Contains("your choices", StringComparison.Ordinal))];

    private static IEnumerable<bool> Open(BotHost bot, IReadOnlyList<ChatMessage> forms) => forms.Select(f => Now(bot, f).Visible == f.Visible);

    private static (string Licences, string Groups) Chosen(BotHost bot, string leaver)
    {
        var choices = bot.Kept.Ask<string>($"select public_body || coalesce(private_body, '') from journal where kind = 'request-submitted' and request_id = (select id from requests where leaver_name = '{leaver}')")!;
        return (Steps(choices, "remove-licences"), Steps(choices, "leave-groups"));
    }

    private static string Steps(string submitted, string step) => submitted.Contains($"\"{step}\"", StringComparison.Ordinal) ? "true" : "false";
}
