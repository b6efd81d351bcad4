using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Evidence as files: in the chat of whoever may have it, and in a folder.</summary>
public sealed class EvidenceTests
{
    /// <summary>Of the simulated company: the group that Patti alone of the cast is in.</summary>
    private const string Auditors = "b0000000-0000-4000-8000-000000000002";

    [Fact]
    public async Task An_approver_takes_the_files_and_what_lies_in_their_OneDrive_is_the_evidence()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.PressesAsync("Reject the request", ("Reason", "She stays."));
        var request = await bot.RequestIdAsync();

        await bot.Nestor.SaysAsync("evidence adele");
        var offers = bot.Nestor.Messages.Where(m => m.IsOffer).ToList();
        offers.Count.ShouldBe(2);
        foreach (var offer in offers)
        {
            await bot.Nestor.AnswersOfferAsync(offer);
        }

        bot.Teams.Drive.Files.Keys.ShouldBe([$"evidence-{request}.html", $"evidence-{request}.json"], ignoreOrder: true);
        var json = JObject.Parse(Encoding.UTF8.GetString(bot.Teams.Drive.Files[$"evidence-{request}.json"]));
        ((string?)json["report"]!["decision"]!["reason"]).ShouldBe("She stays.");
        ((string?)json["madeIn"]).ShouldBe(BotHost.TenantId);
        json["report"]!["tenant"]!.ToString(Formatting.None).ShouldBe($$"""{"id":"{{BotHost.TenantId}}","name":"Contoso","domain":"contoso.com"}""");
        var page = Encoding.UTF8.GetString(bot.Teams.Drive.Files[$"evidence-{request}.html"]);
        page.ShouldContain("Adele Vance");
        page.ShouldContain($"<th>Tenant</th><td>Contoso (contoso.com), {BotHost.TenantId}</td>".Replace("><td>", ">\n<td>", StringComparison.Ordinal));
        bot.Nestor.Messages.ShouldNotContain(m => m.IsOffer, "a question that was answered is gone");
        bot.Nestor.Messages.Count(m => m.File is not null).ShouldBe(2);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_a_name_that_could_be_read_the_tenant_is_named_by_its_id_and_nothing_waits_for_more()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FailTenantAsync("^graph GET /organization", 403, times: 100);
        await bot.AsksForAdeleAsync();

        await bot.Nestor.SaysAsync("evidence adele");
        await bot.Nestor.AnswersOfferAsync(bot.Nestor.Messages.Last(m => m.IsOffer));

        Encoding.UTF8.GetString(bot.Teams.Drive.Files.Values.Single()).ShouldContain(BotHost.TenantId);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Whoever_reads_Dutch_gets_it_in_Dutch_and_picks_from_a_list_when_nobody_is_named()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        bot.Nestor.Locale = "nl-NL";

        await bot.Nestor.SaysAsync("bewijs");
        bot.Nestor.Card.Title.ShouldBe("Van wie wil je het bewijs?");
        await bot.Nestor.PressesAsync("Bewijs sturen");
        await bot.Nestor.AnswersOfferAsync(bot.Nestor.Messages.First(m => m.IsOffer));

        Encoding.UTF8.GetString(bot.Teams.Drive.Files.Values.Single()).ShouldContain("<html lang=\"nl\">");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_auditor_may_have_evidence_and_decide_nothing_and_a_requester_may_not()
    {
        await using var bot = await BotHost.StartAsync(settings: new Dictionary<string, string> { ["Access:AuditorGroupId"] = Auditors });
        await bot.AsksForAdeleAsync();

        await bot.Patti.OpensChatAsync();
        await bot.Patti.SaysAsync("evidence Adele Vance");
        bot.Patti.Messages.Count(m => m.IsOffer).ShouldBe(2);
        await bot.Megan.SaysAsync("evidence Adele Vance");
        await bot.Megan.SeesAsync("Only approvers and auditors can have evidence.");
        bot.Megan.Messages.ShouldNotContain(m => m.IsOffer);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Help_tells_auditors_of_evidence_whatever_else_they_may_do()
    {
        await using var bot = await BotHost.StartAsync(settings: new Dictionary<string, string> { ["Access:AuditorGroupId"] = Auditors });

        await bot.Patti.SaysAsync("help");
        await bot.Megan.SaysAsync("help");

        bot.Patti.Card.Visible.ShouldContain("evidence [name]");
        bot.Patti.Card.Visible.ShouldNotContain("approvals here");
        bot.Megan.Card.Visible.ShouldNotContain("evidence [name]");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_leaver_who_approves_others_is_told_of_none_about_themselves_by_name_id_or_answer()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Patti, "joni.sherman@contoso.com");
        var request = await bot.RequestIdAsync();
        await bot.Nestor.SaysAsync($"evidence {request}");
        var offer = bot.Nestor.Messages.First(m => m.IsOffer);

        await bot.Joni.SaysAsync("evidence Joni");
        await bot.Joni.SeesAsync("I know no request about “Joni” whose evidence I could show you.");
        await bot.Joni.SaysAsync($"evidence {request}");
        await bot.Joni.AnswersOfferAsync(offer);
        await bot.Joni.SeesAsync("I know no request like that which I could show you.");

        bot.Joni.Messages.ShouldNotContain(m => m.File != null || m.Visible.Contains("Approve", StringComparison.Ordinal));
        bot.Teams.Drive.Files.ShouldBeEmpty();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_offer_gives_nothing_to_somebody_else_who_answers_it()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.SaysAsync("evidence adele");
        var offer = bot.Nestor.Messages.First(m => m.IsOffer);

        await bot.Megan.AnswersOfferAsync(offer);

        await bot.Megan.SeesAsync("I know no request like that which I could show you.");
        bot.Teams.Drive.Files.ShouldBeEmpty();
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://contoso.sharepoint.com.evil.example/upload")]
    [InlineData("https://evil.example/?x=.sharepoint.com")]
    [InlineData("https://user@contoso-my.sharepoint.com/upload")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/upload")]
    [InlineData("no address at all")]
    public async Task Nothing_is_sent_to_an_address_that_is_no_OneDrive_of_the_tenants_cloud(string address)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.SaysAsync("evidence adele");

        await bot.Nestor.AnswersOfferAsync(bot.Nestor.Messages.First(m => m.IsOffer), change: v => v["uploadInfo"]!["uploadUrl"] = address);

        bot.Nestor.Text.ShouldStartWith("The file could not be put into your OneDrive");
        bot.Log.Lines.ShouldAllBe(line => line.Contains("none of the tenant's OneDrive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_nobody_wants_or_that_cannot_be_taken_is_answered_with_a_way_on()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var request = await bot.RequestIdAsync();
        await bot.Nestor.SaysAsync("evidence adele");
        var offers = bot.Nestor.Messages.Where(m => m.IsOffer).ToList();

        await bot.Nestor.AnswersOfferAsync(offers[0], takesIt: false);
        await bot.Nestor.SeesAsync($"Fine, the file was not sent. Type evidence {request} when you want it after all.");
        bot.Teams.Drive.Fail(HttpStatusCode.Forbidden, times: 1);
        await bot.Nestor.AnswersOfferAsync(offers[1]);
        bot.Nestor.Text.ShouldStartWith("The file could not be put into your OneDrive");
        bot.Nestor.Messages.ShouldContain(m => m.IsOffer, "the same button may be pressed again");
        await bot.Nestor.AnswersOfferAsync(offers[1]);
        bot.Teams.Drive.Files.ShouldHaveSingleItem();

        bot.Teams.TakesFiles = false;
        await bot.Nestor.SaysAsync("evidence adele");
        await bot.Nestor.SeesAsync($"Teams takes no files from me in this chat. Whoever runs the bot can write the evidence to a folder with the command evidence {request}.");
    }

    [Fact]
    public async Task In_a_group_chat_nothing_is_told_and_the_files_are_offered_in_the_personal_chat()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();

        await bot.Nestor.SaysInGroupAsync("evidence adele", "19:group@thread.v2");

        bot.Teams.MessagesIn("19:group@thread.v2").ShouldHaveSingleItem().Text.ShouldBe("I have answered in our personal chat. Facts about people are not shown here.");
        bot.Nestor.Messages.Count(m => m.IsOffer).ShouldBe(2);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Evidence_of_what_has_ended_lies_in_the_folder_also_of_what_ended_before_there_was_one()
    {
        var folder = Directory.CreateTempSubdirectory("evidence-folder-");
        try
        {
            await using var bot = await BotHost.StartAsync(settings: new Dictionary<string, string>
            {
                ["Evidence:Folder"] = folder.FullName,
                ["Evidence:Language"] = "sv",
                ["Runs:SweepEvery"] = "00:00:01",
            });
            await bot.AsksForAdeleAsync();
            var request = await bot.RequestIdAsync();
            folder.GetFiles().ShouldBeEmpty("it is open");

            await bot.Nestor.PressesAsync("Reject the request", ("Reason", "She stays."));
            string[] both = [$"evidence-{request}.html", $"evidence-{request}.json"];
            await Patience.UntilAsync(() => folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal).SequenceEqual(both));

            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"evidence-{request}.html"))).ShouldContain("<html lang=\"sv\">");
            bot.ShouldBeQuiet();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
