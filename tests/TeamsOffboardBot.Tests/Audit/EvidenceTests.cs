using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Cards;
using TeamsOffboardBot.Tests.Conventions;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Audit;

public sealed class EvidenceTests
{
    [Fact]
    public async Task The_evidence_says_who_asked_who_approved_what_and_what_came_of_each_step()
    {
        using var request = await AFinishedRequest.MakeAsync();

        var (code, said) = await request.EvidenceAsync();

        (code, said.Trim().Split(Environment.NewLine)).ShouldSatisfyAllConditions(
            r => r.code.ShouldBe(0),
            r => r.Item2.ShouldBe([request.JsonFile, request.PageFile]));
        var report = EvidenceJson.Read(await File.ReadAllTextAsync(request.JsonFile))!.Report;
        report.Requester.Name.ShouldBe("Megan Bowen");
        report.Leaver.UserPrincipalName.ShouldBe("adele.vance@contoso.com");
        report.Decision!.By.Name.ShouldBe("Nestor Wilke");
        report.Decision.PlanHash.ShouldBe(report.PlanHash);
        report.Result.ShouldBe(StepStatus.Skipped);
        var block = report.Steps[0];
        block.Title.ShouldBe("Block sign-in");
        JsonNode.DeepEquals(block.Before, new JsonObject { ["accountEnabled"] = true }).ShouldBeTrue();
        block.Calls.ShouldHaveSingleItem().RequestId.ShouldBe("request-77");
        report.Steps[1].Note.ShouldBe("No mailbox wanted");
        report.CannotBeUndone.Select(f => f.Step.Value).ShouldBe(["remove-licences"]);
        report.Timeline.Count.ShouldBe(AFinishedRequest.Events().Length);
    }

    [Fact]
    public async Task The_page_shows_all_of_it_and_loads_nothing()
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.EvidenceAsync();

        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(request.PageFile));

        string[] expected =
        [
            "Adele Vance", "Megan Bowen", "Approved by Nestor Wilke", "5f1d", "Block sign-in", "Changed and proven", "What did not go by itself",
            "Reset password · Skipped · Nestor Wilke · No mailbox wanted", "request-77", "Nobody is named to work in the shared mailbox", "No mailbox wanted", "In the admin center",
            "Nestor Wilke skipped Reset password", "What cannot be undone", "counter(pages)",
        ];
        expected.Where(text => !page.Contains(text, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        page.ShouldContain(EvidenceJson.Read(await File.ReadAllTextAsync(request.JsonFile))!.Chain.Head);
        Regex.Replace(page, "[\n\r]", "", RegexOptions.NonBacktracking).ShouldContain("<td>Sign-in allowed (accountEnabled)</td><td>yes</td><td>no</td>");
        Regex.IsMatch(page, "src=|href=|url\\(|@import|<script", RegexOptions.NonBacktracking).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_person_did_and_the_tenant_shows_is_not_said_to_have_been_so_before_and_stands_among_what_did_not_go_by_itself()
    {
        var share = StepId.From("convert-to-shared-mailbox");
        var events = AFinishedRequest.Events().Select(e => e is RunEvent.StepSettled { Outcome: StepStatus.DoneByHand } ? new RunEvent.StepSettled(share, StepStatus.AlreadyInPlace) : e);
        using var request = await new AFinishedRequest().WithAsync([.. events]);
        await request.EvidenceAsync();

        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(request.PageFile));

        page.ShouldContain("Convert to shared mailbox · Done by hand, and proven · Nestor Wilke · In the admin center");
        page.ShouldContain("<span class=\"status\">Done by hand, and proven</span>");
        page.ShouldNotContain("<span class=\"status\">Already in place</span>");
    }

    [Fact]
    public async Task Facts_are_told_in_the_words_of_the_language_and_what_a_service_keeps_stays_as_it_gave_it()
    {
        var step = StepId.From("block-sign-in");
        var after = JsonNode.Parse(
            """
            {"told":{"Alex Wilber":"ByMail"},"enabled":["Laptop"],"ends":"2026-11-21T12:00:00Z","isMember":false,"inboxRules":[{"Name":"All","Enabled":true}],
            "folderAccess":[{"folder":"Calendar","user":"Alex","rights":["Editor"],"flags":[]}],"ofALaterVersion":"x"}
            """)!.AsObject();
        using var request = await new AFinishedRequest().WithAsync(
            [ARequest.Submitted("block-sign-in"), ARequest.Approved(), new RunEvent.StepSettled(step, StepStatus.Changed) { After = after }]);

        await AFinishedRequest.CommandAsync("evidence", "R-7K3M", "--out", request.Folder, "--language", "nl", "--Storage:ConnectionString", request.Database.ConnectionString);

        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(request.PageFile)).ReplaceLineEndings("");
        string[] expected =
        [
            "<td>Op de hoogte gebracht</td><td></td><td>Alex Wilber: per mail</td>", "<td>Nog ingeschakelde apparaten</td><td></td><td>Laptop</td>",
            "<td>Eindigt op</td><td></td><td>2026-11-21 12:00:00 UTC</td>", "<td>In de blokkeergroep</td><td></td><td>nee</td>", "<td>Name: All; Enabled: true</td>",
            "<td>Map: Calendar; Persoon: Alex; Rechten: Editor</td>", "<td>ofALaterVersion</td><td></td><td>x</td>",
        ];
        expected.Where(text => !page.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty(page);
    }

    [Theory]
    [InlineData("", "The journal does not name it, because it was begun before that was kept.</td>")]
    [InlineData("6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10", "This page was made by the bot of tenant 6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10.</td>")]
    public async Task Of_a_journal_from_before_the_tenant_was_kept_the_page_says_so_and_whose_bot_made_it(string configured, string said)
    {
        using var request = await AFinishedRequest.MakeAsync();

        await AFinishedRequest.CommandAsync(
            "evidence", "R-7K3M", "--out", request.Folder, "--Storage:ConnectionString", request.Database.ConnectionString, "--Microsoft365:TenantId", configured);

        WebUtility.HtmlDecode(await File.ReadAllTextAsync(request.PageFile)).ShouldContain(said);
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Fact]
    public void A_time_names_its_day_once()
    {
        UtcText.Between(ARequest.Noon, ARequest.Noon.AddSeconds(3)).ShouldBe($"{ARequest.Noon:yyyy-MM-dd HH:mm:ss} – {ARequest.Noon.AddSeconds(3):HH:mm:ss} UTC");
        UtcText.Between(ARequest.Noon, ARequest.Noon.AddDays(1)).ShouldBe($"{ARequest.Noon:yyyy-MM-dd HH:mm:ss} UTC – {ARequest.Noon.AddDays(1):yyyy-MM-dd HH:mm:ss} UTC");
        UtcText.Between(ARequest.Noon, ARequest.Noon).ShouldBe($"{ARequest.Noon:yyyy-MM-dd HH:mm:ss} UTC");
    }

    [Theory]
    [InlineData("en", "Evidence: offboarding of Adele Vance", "Approved by Nestor Wilke")]
    [InlineData("nl", "Bewijs: uitdiensttreding van Adele Vance", "Goedgekeurd door Nestor Wilke")]
    [InlineData("sv", "Bevis: avslut för Adele Vance", "Godkänt av Nestor Wilke")]
    public async Task The_page_is_written_in_the_language_that_was_asked_for_and_proves_the_same(string language, string title, string approved)
    {
        using var request = await AFinishedRequest.MakeAsync();

        var (code, _) = await AFinishedRequest.CommandAsync(
            "evidence", "R-7K3M", "--out", request.Folder, "--language", language, "--Storage:ConnectionString", request.Database.ConnectionString);

        code.ShouldBe(0);
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(request.PageFile));
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain(title);
        page.ShouldContain(approved);
        new Tongue(language).EnglishIn(page).ShouldBeEmpty();
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_is_refused()
    {
        using var request = await AFinishedRequest.MakeAsync();

        var (code, said) = await AFinishedRequest.CommandAsync("evidence", "R-7K3M", "--out", request.Folder, "--language", "de");

        (code, said.Trim()).ShouldBe((2, "There is no language 'de'. Languages: en, nl, sv."));
    }

    [Fact]
    public async Task What_anyone_typed_is_text_on_the_page()
    {
        using var request = await new AFinishedRequest().WithAsync(
            AFinishedRequest.Events(reason: "<script>alert('reason')</script>", leaver: "<img src=x onerror=alert(1)> & \"Vance\""));

        await request.EvidenceAsync();

        var page = await File.ReadAllTextAsync(request.PageFile);
        page.ShouldContain("&lt;script&gt;alert(&#x27;reason&#x27;)&lt;/script&gt;");
        page.ShouldContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Vance&quot;");
        Regex.Matches(page, "<[a-z0-9]+", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct()
            .ShouldBeSubsetOf(["<html", "<head", "<meta", "<title", "<style", "<body", "<header", "<section", "<article", "<h1", "<h2", "<h3", "<p", "<span", "<table", "<thead", "<tbody", "<tr", "<th", "<td", "<ul", "<li", "<wbr"]);
    }

    [Fact]
    public async Task No_secret_that_somebody_typed_or_a_service_answered_is_kept_or_shown()
    {
        const string token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2dyYXBoIn0.c2lnbmF0dXJl";
        using var request = await new AFinishedRequest().WithAsync(AFinishedRequest.Events(reason: $"Password: Summer2026! and Bearer {token}"));

        await request.EvidenceAsync();

        foreach (var file in new[] { request.JsonFile, request.PageFile, request.Database.Path, request.Database.Path + "-wal" })
        {
            var text = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
            text.ShouldNotContain("Summer2026!");
            text.ShouldNotContain(token);
        }

        (await request.VerifyAsync()).Code.ShouldBe(0);
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Fact]
    public void A_secret_in_an_old_journal_is_withheld_and_its_chain_still_checks()
    {
        var submitted = JournalChain.Link(ARequest.Id, 1, JournalChain.Start(ARequest.Id), ARequest.Noon, ARequest.Submitted("block-sign-in"));
        var rejected = JournalChain.Link(ARequest.Id, 2, submitted.Hash, ARequest.Noon, ARequest.Rejected("(reason)"));
        var body = rejected.PrivateBody!.Replace("(reason)", "pwd=Winter2026", StringComparison.Ordinal);
        var hash = JournalChain.PrivateHash(rejected.Salt!, body);
        var old = rejected with
        {
            PrivateBody = body,
            PrivateHash = hash,
            Hash = JournalChain.Hash(submitted.Hash, 2, rejected.At, rejected.Kind, rejected.PublicBody, hash),
        };

        var evidence = new EvidenceMaker(WordList.English).Make([submitted, old], signature: null, ARequest.Noon);

        EvidenceJson.Write(evidence).ShouldNotContain("Winter2026");
        evidence.Report.Decision!.Reason.ShouldBe("pwd=[removed]");
        evidence.Chain.Events[1].Private.ShouldBeNull();
        EvidenceCheck.FirstFlaw(evidence, new ChainAnchors(null, null)).ShouldBeNull();
    }

    [Fact]
    public async Task A_broken_journal_says_so_on_its_page()
    {
        using var request = await AFinishedRequest.MakeAsync();
        request.Database.Execute("UPDATE journal SET at = '2026-11-20T00:00:00.000000Z' WHERE seq = 5");

        var (code, said) = await request.EvidenceAsync();

        code.ShouldBe(1);
        said.ShouldContain("event 5 (step-started)");
        (await File.ReadAllTextAsync(request.PageFile)).ShouldContain("The first event that does not fit is 5 (step-started)");
    }

    [Fact]
    public async Task A_request_that_is_not_there_and_a_directory_that_is_not_there_get_one_line()
    {
        using var request = await AFinishedRequest.MakeAsync();

        (await request.EvidenceAsync("R-NONE")).ShouldBe((1, $"There is no request 'R-NONE'.{Environment.NewLine}"));
        (await AFinishedRequest.CommandAsync("evidence", "R-7K3M", "--out", "/no/such/folder")).ShouldBe((1, $"There is no directory '/no/such/folder'.{Environment.NewLine}"));
        (await AFinishedRequest.CommandAsync("evidence", "R-7K3M", "--out", request.Folder, "--Storage:Provider", "PostgreSql")).Code.ShouldBe(1);
        (await AFinishedRequest.CommandAsync("evidence", "R-7K3M", "--out", request.Folder, "--Storage:ConnectionString", "Data Source=/no/such.db"))
            .ShouldBe((1, $"There is no database '/no/such.db'.{Environment.NewLine}"));
    }

    [Fact]
    public async Task A_request_that_still_runs_has_evidence_too()
    {
        using var request = await new AFinishedRequest().WithAsync(AFinishedRequest.Events()[..6]);

        (await request.EvidenceAsync()).Code.ShouldBe(0);

        (await File.ReadAllTextAsync(request.PageFile)).ShouldContain("Not finished. It runs.");
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Fact]
    public void The_readme_describes_every_field()
    {
        var readme = File.ReadAllText(Path.Combine(Source.Repository, "src", "TeamsOffboardBot", "Audit", "README.md"));
        Type[] described =
        [
            typeof(Evidence), typeof(EvidenceReport), typeof(EvidenceDecision), typeof(EvidenceFinding), typeof(EvidenceStep), typeof(EvidenceMoment),
            typeof(EvidenceFinal), typeof(TenantName), typeof(EvidenceChain), typeof(EvidenceEvent), typeof(ErasedEvidence),
        ];

        described.SelectMany(type => type.GetProperties()).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).Distinct()
            .Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
