using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Audit;

public sealed class VerifyTests
{
    private static readonly TenantName Contoso = new("6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10", "Contoso", "contoso.com");

    [Fact]
    public async Task An_untouched_journal_is_whole()
    {
        using var request = await AFinishedRequest.MakeAsync();

        (await request.VerifyAsync()).ShouldBe((0, $"1 requests, {AFinishedRequest.Events().Length} events: every chain is whole.{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("UPDATE journal SET at = '2026-11-20T00:00:00.000000Z' WHERE seq = 6", "event 6 (step-settled): its content was changed")]
    [InlineData("UPDATE journal SET at = 'long ago' WHERE seq = 6", "event 6 (step-settled): its content was changed")]
    [InlineData("UPDATE journal SET kind = 'run-finished' WHERE seq = 6", "event 6 (run-finished): its content was changed")]
    [InlineData("UPDATE journal SET public_body = public_body || ' ' WHERE seq = 6", "event 6 (step-settled): its content was changed")]
    [InlineData("UPDATE journal SET private_body = private_body || ' ' WHERE seq = 6", "event 6 (step-settled): its private part was changed")]
    [InlineData("UPDATE journal SET salt = 'none' WHERE seq = 6", "event 6 (step-settled): its private part was changed")]
    [InlineData("UPDATE journal SET private_body = NULL, private_hash = hash WHERE seq = 6", "event 6 (step-settled): its content was changed")]
    [InlineData("UPDATE journal SET prev_hash = hash WHERE seq = 6", "event 6 (step-settled): it does not follow the event before it")]
    [InlineData("UPDATE journal SET hash = prev_hash WHERE seq = 6", "event 6 (step-settled): its content was changed")]
    [InlineData("UPDATE journal SET hash = prev_hash WHERE seq = 13", "event 13 (run-finished): its content was changed")]
    [InlineData("DELETE FROM journal WHERE seq = 6", "event 7 (step-retry-scheduled): event 6 should stand here")]
    [InlineData("DELETE FROM journal WHERE seq = 1", "event 2 (request-approved): event 1 should stand here")]
    [InlineData("DELETE FROM journal WHERE seq = 13", "event 12 (step-settled): the journal ends here with event 12, and the kept head says 13")]
    [InlineData("DELETE FROM journal", "event 0 (-): the journal ends here with event 0")]
    [InlineData("DELETE FROM requests", "event 13 (run-finished): the journal ends here with event 13, and the kept head says 0")]
    public async Task What_was_done_to_a_database_is_named(string edit, string expected)
    {
        using var request = await AFinishedRequest.MakeAsync();
        request.Database.Execute(edit);

        var (code, said) = await request.VerifyAsync();

        code.ShouldBe(1);
        said.ShouldStartWith($"Request R-7K3M, {expected}");
    }

    [Fact]
    public async Task Any_changed_removed_or_reordered_event_is_found_by_verify()
    {
        using var request = await AFinishedRequest.MakeAsync();
        var whole = await request.Database.OpenJournal().EntriesAsync(ARequest.Id, CancellationToken.None);
        var head = new ChainHead(whole[^1].Seq, whole[^1].Hash);
        Func<JournalEntry, JournalEntry>[] edits =
        [
            e => e with { Seq = e.Seq + 1 },
            e => e with { At = e.At.AddMicroseconds(1) },
            e => e with { Kind = e.Kind + "x" },
            e => e with { PublicBody = e.PublicBody + " " },
            e => e with { PrivateBody = e.PrivateBody + " " },
            e => e with { Salt = e.PrivateHash[..32] },
            e => e with { PrivateHash = e.Hash },
            e => e with { PrivateBody = null, Salt = null, PrivateHash = e.Hash },
            e => e with { PrevHash = e.Hash },
            e => e with { Hash = e.PrevHash },
            e => e with { Request = RequestId.From("R-OTHER") },
        ];
        ChainCheck.FirstFlaw(ARequest.Id, whole, head).ShouldBeNull();

        for (var i = 0; i < whole.Count; i++)
        {
            foreach (var edit in edits)
            {
                var changed = whole.ToList();
                changed[i] = edit(changed[i]);
                ChainCheck.FirstFlaw(ARequest.Id, changed, head).ShouldNotBeNull().Seq.ShouldBe(changed[i].Seq);
            }

            ChainCheck.FirstFlaw(ARequest.Id, [.. whole.Where(e => e.Seq != i + 1)], head).ShouldNotBeNull();
            ChainCheck.FirstFlaw(ARequest.Id, [.. whole.Take(i + 1), whole[i], .. whole.Skip(i + 1)], head).ShouldNotBeNull();
            for (var j = i + 1; j < whole.Count; j++)
            {
                var swapped = whole.ToList();
                (swapped[i], swapped[j]) = (swapped[j] with { Seq = i + 1 }, swapped[i] with { Seq = j + 1 });
                ChainCheck.FirstFlaw(ARequest.Id, swapped, head).ShouldNotBeNull().Seq.ShouldBe(i + 1);
            }
        }
    }

    [Fact]
    public async Task Events_that_changed_places_are_found()
    {
        using var request = await AFinishedRequest.MakeAsync();
        request.Database.Execute("UPDATE journal SET seq = 99 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 99");

        (await request.VerifyAsync()).Said.ShouldContain("event 6 (step-retry-scheduled): it does not follow the event before it");
    }

    [Fact]
    public async Task A_journal_that_was_rehashed_after_a_change_is_found_by_the_head_kept_beside_it()
    {
        using var request = await AFinishedRequest.MakeAsync();
        using var other = await new AFinishedRequest().WithAsync(AFinishedRequest.Events(reason: "Another reason"));
        await other.VerifyAsync();
        request.Database.Execute($"ATTACH '{other.Database.Path}' AS other; DELETE FROM journal; INSERT INTO journal SELECT * FROM other.journal; DETACH other");

        var (code, said) = await request.VerifyAsync();

        code.ShouldBe(1);
        said.ShouldContain("the kept head says");
    }

    [Fact]
    public async Task A_journal_does_not_pass_for_another_request()
    {
        using var request = await AFinishedRequest.MakeAsync();
        request.Database.Execute("UPDATE journal SET request_id = 'R-OTHER'; UPDATE requests SET id = 'R-OTHER'");

        (await request.VerifyAsync()).Said.ShouldContain("Request R-OTHER, event 1");
    }

    [Fact]
    public async Task Personal_data_can_be_erased_and_the_chain_still_checks()
    {
        using var request = await AFinishedRequest.MakeAsync();
        request.Database.Execute("UPDATE journal SET private_body = NULL, salt = NULL");

        (await request.VerifyAsync()).Code.ShouldBe(0);
        (await request.EvidenceAsync()).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(request.PageFile)).ShouldContain("no event says when it was erased");
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Each_broken_request_is_named_and_the_whole_ones_are_not()
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.Database.OpenJournal().AppendAsync(RequestId.From("R-2222"), 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None);
        request.Database.Execute("UPDATE journal SET kind = 'run-claimed' WHERE request_id = 'R-2222'");

        var (_, said) = await request.VerifyAsync();

        said.ShouldContain("R-2222");
        said.ShouldNotContain("R-7K3M");
    }

    [Fact]
    public async Task An_evidence_file_is_checked_by_itself()
    {
        using var request = await AFinishedRequest.MakeAsync();
        (await request.EvidenceAsync()).Code.ShouldBe(0);

        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("\\\"attempt\\\":1", "\\\"attempt\\\":2", "event 4 (step-started): its content was changed")]
    [InlineData("No mailbox wanted\\\"", "Nobody said why\\\"", "event 9 (step-skipped): its private part was changed")]
    [InlineData("\"status\": \"Skipped\"", "\"status\": \"Changed\"", "the report does not say what they say, at report.steps[1].status")]
    [InlineData("\"kind\": \"request-approved\",\n        \"public\"", "\"kind\": \"request-rejected\",\n        \"public\"", "event 2 (request-rejected): its content was changed")]
    public async Task Any_change_in_an_evidence_file_is_found(string found, string replacement, string expected)
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.EvidenceAsync();
        var text = await File.ReadAllTextAsync(request.JsonFile);
        text.ShouldContain(found);
        await File.WriteAllTextAsync(request.JsonFile, text.Replace(found, replacement, StringComparison.Ordinal));

        var (code, said) = await request.VerifyAsync(request.JsonFile);

        code.ShouldBe(1);
        said.ShouldContain(expected);
    }

    [Fact]
    public async Task Events_cut_off_the_end_of_an_evidence_file_are_found()
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.EvidenceAsync();
        var evidence = JsonNode.Parse(await File.ReadAllTextAsync(request.JsonFile))!;
        evidence["chain"]!["events"]!.AsArray().RemoveAt(12);
        await File.WriteAllTextAsync(request.JsonFile, evidence.ToJsonString());

        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("{\"schema\":\"teamsoffboardbot.evidence/1\"}")]
    [InlineData("{\"schema\":\"teamsoffboardbot.evidence/9\",\"madeAt\":\"2026-11-21T12:00:00Z\"}")]
    [InlineData("SQLite format 3\0 and then nothing of the kind")]
    public async Task A_file_that_is_neither_gets_one_clear_line(string content)
    {
        using var request = new AFinishedRequest();
        var file = Path.Combine(request.Folder, "something");
        await File.WriteAllTextAsync(file, content);

        var (code, said) = await request.VerifyAsync(file);

        code.ShouldBe(2);
        said.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(file);
    }

    [Theory]
    [InlineData("teamsoffboardbot.evidence/2", "teamsoffboardbot.evidence/3")]
    [InlineData("teamsoffboardbot.evidence/2", "teamsoffboardbot.evidence/0")]
    public async Task Evidence_of_another_schema_is_not_called_broken_but_says_which_version_can_tell(string known, string other)
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.EvidenceAsync();
        var text = await File.ReadAllTextAsync(request.JsonFile);
        await File.WriteAllTextAsync(request.JsonFile, text.Replace(known, other, StringComparison.Ordinal));

        var (code, said) = await request.VerifyAsync(request.JsonFile);

        code.ShouldBe(2);
        said.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain($"follows the schema {other}, which this version does not know");
        said.ShouldContain("verify it with the version of the bot that wrote it");
    }

    [Fact]
    public async Task Evidence_from_before_a_field_of_its_schema_was_added_is_whole()
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.EvidenceAsync();
        var evidence = JsonNode.Parse(await File.ReadAllTextAsync(request.JsonFile))!;
        foreach (var later in new[] { "kind", "earlierApprovals", "lockOutRelease", "questions", "factsChecks", "dates" })
        {
            evidence["report"]!.AsObject().Remove(later);
        }

        await File.WriteAllTextAsync(request.JsonFile, evidence.ToJsonString());

        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("teamsoffboardbot.evidence/1")]
    [InlineData("teamsoffboardbot.evidence/2")]
    public async Task Evidence_of_every_schema_up_to_its_own_is_verified_and_one_that_names_no_tenant_is_whole(string schema)
    {
        using var request = await AFinishedRequest.MakeAsync();
        await request.EvidenceAsync();
        var evidence = JsonNode.Parse(await File.ReadAllTextAsync(request.JsonFile))!;
        evidence["schema"] = schema;
        evidence.AsObject().Remove("madeIn");
        evidence["report"]!.AsObject().Remove("tenant");
        await File.WriteAllTextAsync(request.JsonFile, evidence.ToJsonString());

        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
        evidence["chain"]!["events"]![4]!["public"] = "{}";
        await File.WriteAllTextAsync(request.JsonFile, evidence.ToJsonString());
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("teamsoffboardbot.evidence/1", 0)]
    [InlineData("teamsoffboardbot.evidence/2", 1)]
    public async Task What_the_events_say_and_a_schema_could_not_is_no_contradiction_in_it_and_is_one_in_a_later(string schema, int code)
    {
        var wait = new RunEvent.StepWaiting(StepId.From("block-sign-in"), ARequest.Noon.AddDays(1)) { Reason = Phrase.Of("Steps.Reasons.WaitsForBlock") };
        using var request = await new AFinishedRequest().WithAsync(
            [ARequest.Submitted("block-sign-in", "cancel-meetings") with { Tenant = Contoso }, ARequest.Approved(), wait, new RunEvent.StepSettled(StepId.From("cancel-meetings"), StepStatus.Changed)]);
        await request.EvidenceAsync();
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
        var evidence = JsonNode.Parse(await File.ReadAllTextAsync(request.JsonFile))!;
        evidence["schema"] = schema;
        evidence["report"]!.AsObject().Remove("tenant");
        evidence["report"]!["steps"]![0]!.AsObject().Remove("waitsUntil").ShouldBeTrue();
        evidence["report"]!["cannotBeUndone"]!.AsArray().ShouldHaveSingleItem();
        evidence["report"]!["cannotBeUndone"] = new JsonArray();

        await File.WriteAllTextAsync(request.JsonFile, evidence.ToJsonString());

        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_tenant_that_the_first_event_does_not_name_is_no_part_of_the_report()
    {
        using var request = await new AFinishedRequest().WithAsync([ARequest.Submitted() with { Tenant = Contoso }, ARequest.Approved()]);
        await request.EvidenceAsync();
        (await request.VerifyAsync(request.JsonFile)).Code.ShouldBe(0);
        var evidence = await File.ReadAllTextAsync(request.JsonFile);

        await File.WriteAllTextAsync(request.JsonFile, evidence.Replace("\"name\": \"Contoso\"", "\"name\": \"Fabrikam\"", StringComparison.Ordinal));

        var (code, said) = await request.VerifyAsync(request.JsonFile);
        code.ShouldBe(1);
        said.ShouldContain("report.tenant.name");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "a", "b")]
    [InlineData("verify", "--help")]
    [InlineData("verify", "/no/such/file")]
    [InlineData("evidence")]
    [InlineData("evidence", "R-7K3M")]
    [InlineData("evidence", "--out", "/tmp", "R-7K3M")]
    [InlineData("evidense", "R-7K3M")]
    public async Task Bad_usage_ends_with_2_and_one_line(params string[] args)
    {
        var (code, said) = await AFinishedRequest.CommandAsync(args);

        code.ShouldBe(2);
        said.Trim().Split('\n').ShouldHaveSingleItem().ShouldNotBeEmpty();
    }
}
