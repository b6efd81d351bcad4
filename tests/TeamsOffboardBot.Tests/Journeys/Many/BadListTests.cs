using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Many;

/// <summary>Whatever is put into the chat is answered with a sentence, and no address is asked that the tenant does not own.</summary>
public sealed class BadListTests
{
    [Fact]
    public async Task What_is_no_list_is_answered_with_a_sentence_each_and_the_next_list_is_read()
    {
        await using var bot = await BotHost.StartAsync();
        (string Name, object File, string Sentence)[] bad =
        [
            ("empty.csv", new { content = "" }, "The file is empty."),
            ("leavers.xlsx", new { content = "UEsDBBQABgA=" }, "This is a workbook"),
            ("leavers.csv", new { content = "UEsDBBQABgA=" }, "This is a workbook"),
            ("photo.csv", new { content = "iVBORw0KGgoAAAANSUhEUg==" }, "This file holds no text."),
            ("header.csv", new { content = Convert.ToBase64String("Name;Last day\n"u8) }, "There is nobody on this list yet"),
            ("many.csv", new { content = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Listing.Lines(501))) }, "The list has 501 people. At most 500"),
            ("large.csv", new { zeros = 100 * 1024 * 1024 }, "The file is too large"),
            ("endless.csv", new { zeros = 100 * 1024 * 1024, untold = true }, "The file is too large"),
            ("gone.csv", new { status = 403 }, "The file could not be fetched from Teams."),
        ];

        foreach (var (name, file, sentence) in bad)
        {
            await bot.DropsAsync(bot.Patti, name, file);
            bot.Patti.Text.ShouldStartWith(sentence, Case.Sensitive, name);
        }

        bot.Patti.Messages.ShouldAllBe(m => m.Card == null);
        await bot.DropsAsync(bot.Patti, "leavers.csv", "Name\nalex.wilber@contoso.com\n");
        await bot.Patti.SeesCardAsync("One offboarding, ready to submit");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("adele.vance@contoso.com;2026-12-18;17:00")]
    [InlineData("adele.vance@contoso.com;2026-12-18;17:00alex.wilber@contoso.com;2026-12-18")]
    public async Task Lines_that_a_client_ran_into_one_are_sent_to_the_card_that_takes_lines(string line)
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Patti.SaysAsync(line);

        bot.Patti.Text.ShouldBe("I did not understand that. If these are lines of a list, type many and paste them into the card that comes.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task No_address_is_asked_that_is_not_a_site_of_the_tenants_own_cloud()
    {
        await using var bot = await BotHost.StartAsync();
        var inside = bot.Tenant.BaseAddress!;
        string[] elsewhere =
        [
            new Uri(inside, "/_tenant/reset").AbsoluteUri, new Uri(inside, "/graph/v1.0/users").AbsoluteUri, bot.Teams.ServiceUrl + "v3/file", "http://169.254.169.254/metadata",
            "https://contoso.sharepoint.com.evil.example/x", "https://evil.example/sharepoint.com", "http://contoso.sharepoint.com/x", "https://contoso.sharepoint.com:8443/x",
            "https://contoso.sharepoint.com@evil.example/x", "file:///etc/passwd", "ftp://contoso.sharepoint.com/x", "leavers.csv", "",
        ];
        var calls = bot.Teams.Calls.Count;

        foreach (var address in elsewhere)
        {
            await bot.DropsFromAsync(bot.Patti, "leavers.csv", address);
            bot.Patti.Text.ShouldStartWith("The file does not lie in the OneDrive or SharePoint of your company", Case.Sensitive, address);
            await bot.DropsAsync(bot.Patti, "leavers.csv", new { redirect = address });
        }

        bot.Patti.Messages.ShouldAllBe(m => m.Text!.StartsWith("The file ", StringComparison.Ordinal));
        bot.Teams.Calls.Skip(calls).ShouldAllBe(c => c.StartsWith("POST a:patti-fernandez", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_redirect_within_the_tenant_is_followed()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.DropsAsync(bot.Patti, "leavers.csv", "Name\nalex.wilber@contoso.com\n");
        await bot.Patti.SeesCardAsync("One offboarding, ready to submit");

        await bot.DropsAsync(bot.Patti, "leavers.csv", new { redirect = "/sharepoint/_layouts/15/download.aspx?UniqueId=1" });

        await bot.Teams.WaitForAsync(
            () => bot.Patti.Messages.Count(m => m.Visible.Contains("One offboarding, ready to submit", StringComparison.Ordinal)) == 1
                && bot.Patti.Messages[0].Visible.StartsWith("Replaced by a newer list", StringComparison.Ordinal),
            () => bot.Patti.Transcript);
        bot.ShouldBeQuiet();
    }
}
