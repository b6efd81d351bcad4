using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Who gets something of a leaver's is told so, once, in the way that reaches them.</summary>
public sealed class HandoverTests
{
    private const string Title = "What you have from Adele Vance now";

    [Fact]
    public async Task A_delegate_is_told_in_chat_what_is_theirs_with_links_and_dates()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        bot.Nestor.Card.Visible.ShouldContain("Tell Megan Bowen what is theirs from now on");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var card = new CardView(bot.Megan.Messages.Single(m => m.Text + m.Card is { } all && all.Contains(Title, StringComparison.Ordinal)).Card!);
        card.Visible.ShouldContain("The mailbox adele.vance@contoso.com is open to you");
        card.Visible.ShouldMatch(@"It can be changed until \w+ \d+ \w+ \d{4} and is locked on");
        card.Buttons.ShouldBe(["Open the mailbox", "Open the OneDrive"]);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_has_no_chat_with_the_bot_gets_a_mail()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"));
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var mail = (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/mail"))!.ShouldHaveSingleItem()!;
        mail["to"]!.AsArray().Select(to => (string)to!).ShouldBe(["alex.wilber@contoso.com"]);
        ((string)mail["subject"]!).ShouldBe(Title);
        ((string)mail["body"]!["content"]!).ShouldContain("New mail for adele.vance@contoso.com comes to you.");
        bot.Megan.Messages.Count(m => m.Text + m.Card is { } all && all.Contains(Title, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Where_neither_chat_nor_mail_reaches_somebody_a_person_is_asked_to_tell_them()
    {
        await using var bot = await BotHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Handover:MailFrom"] = "" });
        await bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"));
        await bot.Nestor.ApprovesAsync();

        await bot.Nestor.SeesCardAsync("The bot cannot write to Alex Wilber");
        (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/mail"))!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_told_of_what_was_not_proven()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FailTenantAsync("sharepoint MERGE", 403, times: 20);
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Megan.SeesAsync(Title);

        bot.Megan.Messages.Last(m => m.Card?.ToString().Contains(Title, StringComparison.Ordinal) == true).Card!.ToString().ShouldNotContain("The OneDrive of");
    }

    [Fact]
    public async Task Who_removed_the_bot_meanwhile_gets_a_mail_instead()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Christie Cline"));
        await bot.Christie.OpensChatAsync();
        bot.Teams.FailIn(bot.Christie.Chat, HttpStatusCode.Forbidden);

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/mail"))!.ShouldHaveSingleItem()!["to"]!.ToJsonString().ShouldContain("christie.cline@contoso.com");
    }
}
