using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>What people type is shown as the text it is, wherever it turns up, and never so long that a card is refused.</summary>
public sealed class OddTextTests
{
    private const string Link = "[link](http://x)";
    private const string Script = "<script>alert(1)</script>";
    private const string Date = "{{DATE(2026-01-01,SHORT)}}";

    private static readonly string Long = string.Concat(Enumerable.Repeat("0123456789", 1000));

    public static TheoryData<string> Texts => [Link, Script, Date, Long, "**bold** _it_ `code` ~~no~~", "# 1. > - + =", "e\u0301\u200b\u202egnp.exe", "\ud83d\ude00 \"quoted\" \\ back'slash;"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Sought_as_a_name_it_is_shown_as_it_was_typed(string text)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Patti.SaysAsync("offboard");

        await bot.Patti.PressesAsync("Next", ("person", text));
        ShouldShowAsText(bot.Patti, text);
        await bot.Patti.SaysAsync(text);
        ShouldShowAsText(bot.Patti, text);
        await bot.Patti.SaysAsync($"offboard {text}");
        ShouldShowAsText(bot.Patti, text);
        await bot.Patti.SaysAsync($"status {text}");

        bot.Patti.Text.ShouldContain($"“{Shown(text)}");
        await bot.Patti.SaysAsync("adele.vance@contoso.com");
        await bot.Patti.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task As_the_name_of_a_delegate_it_is_shown_as_it_was_typed_and_stays_in_its_field(string text)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        await bot.Megan.PressesAsync("Next", ("Who gets the mail", text.Replace(';', ',')), ("leaveGroups", "false"));

        bot.Megan.Card.Title.ShouldBe("Offboarding Adele Vance: your choices");
        ShouldShowAsText(bot.Megan, text.Replace(';', ','));
        bot.Megan.Card.ValueOf("leaveGroups").ShouldBe("false");
        await bot.Megan.PressesAsync("Next", ("Who gets the mail", "alex.wilber@contoso.com"));
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task As_the_reason_of_a_rejection_it_reaches_the_requester_as_it_was_written(string text)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();

        await bot.Nestor.PressesAsync("Reject the request", ("Reason", text));

        await bot.Megan.SeesCardAsync("Offboarding of Adele Vance: rejected");
        ShouldShowAsText(bot.Megan, text);
        ShouldShowAsText(bot.Nestor, text);
        bot.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task As_a_note_or_the_reason_of_a_skipped_step_it_stands_on_the_card_as_it_was_written(string text)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "adele.vance@contoso.com", ("Reply to colleagues", Script), ("Reply to everyone else", Link));
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");

        await bot.Nestor.PressesAsync("Save as done", ("Note (optional)", text));
        await bot.Nestor.PressesAsync("Save the reason", ("Reason", text));
        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele - 2}", without: "Running:");

        ShouldShowAsText(bot.Nestor, text);
        await bot.Megan.SeesCardAsync($"waiting for people: {Story.TasksOfAdele - 2}", without: "Running:");
        ShouldShowAsText(bot.Megan, text);
        var reply = (await bot.TruthAsync(Story.Adele))["mailbox"]!["autoReply"]!.ToJsonString();
        reply.ShouldNotContain("<script", Case.Insensitive);
        bot.ShouldBeQuiet();
    }

    private static void ShouldShowAsText(Person person, string text)
    {
        var drawn = person.CardMessage().Card!.DrawnTexts();
        person.Card.Visible.ShouldContain(Shown(text), customMessage: person.Transcript);
        drawn.ShouldNotContain(Link);
        drawn.ShouldNotContain("{{");
        drawn.ShouldNotMatch(@"(^|[^\\])<script");
        drawn.ShouldNotMatch(@"(^|[^\\])\*\*bold");
        drawn.ShouldNotMatch(@"(?m)^# 1");
        drawn.ShouldNotContain("http://x");
        drawn.Length.ShouldBeLessThan(20_000);
    }

    /// <summary>Marks that turn text around or cannot be seen are left out, and what is long is cut.</summary>
    private static string Shown(string text)
    {
        var plain = text.Replace("\u200b", string.Empty, StringComparison.Ordinal).Replace("\u202e", string.Empty, StringComparison.Ordinal);
        return plain.Length > 70 ? plain[..70] : plain;
    }
}
