using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Audit;

/// <summary>Who can write in the database, and knows how chains are computed, still cannot rewrite what happened.</summary>
public sealed class SignedHeadTests : IDisposable
{
    private const string CutTheTail =
        """
        DELETE FROM journal WHERE seq = 13;
        UPDATE requests SET seq = 12, head = (SELECT hash FROM journal WHERE seq = 12)
        """;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keys-");

    private string KeyFile => Path.Combine(_folder.FullName, "public.pem");

    private string Pem => _key.ExportPkcs8PrivateKeyPem();

    [Fact]
    public async Task A_signed_journal_and_its_evidence_are_whole_to_whoever_holds_the_public_key()
    {
        using var request = await SignedAsync();

        (await VerifyAsync(request)).Code.ShouldBe(0);
        (await request.EvidenceAsync()).Code.ShouldBe(0);
        (await VerifyAsync(request, request.JsonFile)).ShouldBe((0, $"1 requests, 13 events: every chain is whole.{Environment.NewLine}Every chain ends where it was signed to end.{Environment.NewLine}"));
        (await File.ReadAllTextAsync(request.PageFile)).ShouldContain("Signed with key");
    }

    [Fact]
    public async Task A_signature_that_nobody_checked_is_not_passed_off_as_checked()
    {
        using var request = await SignedAsync();

        var (code, said) = await request.VerifyAsync();

        code.ShouldBe(0);
        said.ShouldContain("To check that too, name the public key");
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_together_with_the_list_is_found_by_the_signature()
    {
        using var request = await SignedAsync();
        request.Database.Execute(CutTheTail);

        (await request.VerifyAsync()).Code.ShouldBe(0);
        var (code, said) = await VerifyAsync(request);

        code.ShouldBe(1);
        said.ShouldContain("Request R-7K3M, event 12 (step-settled): its chain is whole, and the signature is not of an end at event 12");
    }

    [Theory]
    [InlineData("h.head_signature", "the signature is not of an end at event 13")]
    [InlineData("NULL", "its end is not signed")]
    [InlineData("'0000000000000000:AAAA'", "which was not named")]
    [InlineData("'no signature'", "which was not named")]
    [InlineData("substr(h.head_signature, 1, 17) || 'AAAA'", "the signature is not of an end")]
    [InlineData("substr(h.head_signature, 1, 17) || '%%%'", "the signature is not of an end")]
    public async Task A_chain_that_was_computed_anew_is_found_by_the_signature(string signature, string expected)
    {
        using var request = await SignedAsync();
        using var forged = await new AFinishedRequest().WithAsync(AFinishedRequest.Events(reason: "Another reason"));
        request.Database.Execute(
            $"""
            ATTACH '{forged.Database.Path}' AS other;
            DELETE FROM journal;
            INSERT INTO journal SELECT * FROM other.journal;
            UPDATE requests AS h SET seq = 13, head = (SELECT head FROM other.requests), head_signature = {signature};
            DETACH other
            """);

        (await request.VerifyAsync()).Code.ShouldBe(0);
        var (code, said) = await VerifyAsync(request);

        code.ShouldBe(1);
        said.ShouldContain(expected);
    }

    [Fact]
    public async Task A_key_that_was_not_named_signs_nothing_and_the_keys_before_it_can_be_named_beside_it()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var request = await AFinishedRequest.MakeAsync(other.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(KeyFile, _key.ExportSubjectPublicKeyInfoPem());

        (await VerifyAsync(request)).Said.ShouldContain("which was not named");

        await File.WriteAllTextAsync(KeyFile, $"{_key.ExportSubjectPublicKeyInfoPem()}\n{other.ExportSubjectPublicKeyInfoPem()}\n");
        (await request.VerifyAsync(null, "--key", KeyFile)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Evidence_whose_end_was_cut_and_computed_anew_is_found_by_the_signature()
    {
        using var request = await SignedAsync();
        await request.EvidenceAsync();
        var evidence = JsonNode.Parse(await File.ReadAllTextAsync(request.JsonFile))!;
        var events = evidence["chain"]!["events"]!.AsArray();
        events.RemoveAt(12);
        evidence["chain"]!["head"] = (string)events[11]!["hash"]!;
        await File.WriteAllTextAsync(request.JsonFile, evidence.ToJsonString());

        var (code, said) = await VerifyAsync(request, request.JsonFile);

        code.ShouldBe(1);
        said.ShouldContain("the signature is not of an end at event 12");
    }

    [Fact]
    public async Task The_seal_on_the_last_card_finds_what_was_cut_off_and_what_was_computed_anew()
    {
        using var request = await AFinishedRequest.MakeAsync();
        var seal = request.Database.Ask<string>("SELECT head FROM requests")!;

        (await request.VerifyAsync(null, "--seal", seal)).Said.ShouldContain("The seal is that of request R-7K3M at event 13: nothing up to there was changed.");

        request.Database.Execute(CutTheTail);
        var (code, said) = await request.VerifyAsync(null, "--seal", seal.ToUpperInvariant());
        code.ShouldBe(1);
        said.ShouldContain($"No event carries the seal {seal}");
    }

    [Fact]
    public async Task Erasing_personal_data_leaves_the_signature_and_the_seal_good()
    {
        using var request = await SignedAsync();
        request.Database.Execute("UPDATE journal SET private_body = NULL, salt = NULL");

        (await request.VerifyAsync(null, "--key", KeyFile, "--seal", request.Database.Ask<string>("SELECT head FROM requests")!)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task The_bot_signs_every_end_with_the_configured_key_and_its_last_card_shows_the_seal()
    {
        await using var bot = await BotHost.StartAsync(settings: new Dictionary<string, string> { ["Evidence:SigningKey"] = Pem.ReplaceLineEndings("\\n") });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Megan.SeesCardAsync("Journal seal");
        var seal = bot.Kept.Ask<string>("SELECT head FROM requests")!;
        bot.Megan.Card.Visible.ShouldContain(seal);
        await File.WriteAllTextAsync(KeyFile, _key.ExportSubjectPublicKeyInfoPem());

        var (code, said) = await AFinishedRequest.CommandAsync("verify", bot.Database, "--seal", seal, "--key", KeyFile);

        code.ShouldBe(0, said);
        said.ShouldContain("signed to end");
        bot.Log.ToString().ShouldNotContain("PRIVATE KEY");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("public")]
    [InlineData("rsa")]
    public async Task A_key_that_cannot_sign_is_told_of_before_anything_starts_and_is_not_shown(string kind)
    {
        using var rsa = RSA.Create(2048);
        var value = kind switch
        {
            "public" => _key.ExportSubjectPublicKeyInfoPem(),
            "rsa" => rsa.ExportPkcs8PrivateKeyPem(),
            _ => "S3cretButNoKey",
        };

        var (code, said) = await AFinishedRequest.CommandAsync("--environment", "Development", "--Evidence:SigningKey", value);

        code.ShouldNotBe(0);
        said.ShouldContain("Evidence:SigningKey must be a private key of an elliptic curve");
        said.ShouldNotContain(value[..10]);
    }

    [Theory]
    [InlineData("--key")]
    [InlineData("--seal")]
    [InlineData("--seal", "")]
    [InlineData("--key", "a", "--key", "b")]
    [InlineData("--keys", "a")]
    public async Task Options_that_make_no_sense_get_one_line(params string[] options)
    {
        using var request = await AFinishedRequest.MakeAsync();

        var (code, said) = await request.VerifyAsync(null, options);

        code.ShouldBe(2);
        said.ShouldStartWith("Usage: verify");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public async Task A_key_file_without_a_key_gets_one_line(string content)
    {
        using var request = await AFinishedRequest.MakeAsync();
        await File.WriteAllTextAsync(KeyFile, content);

        var (code, said) = await request.VerifyAsync(null, "--key", KeyFile);

        code.ShouldBe(2);
        said.ShouldContain("holds no key of an elliptic curve");
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<AFinishedRequest> SignedAsync()
    {
        await File.WriteAllTextAsync(KeyFile, _key.ExportSubjectPublicKeyInfoPem());
        return await AFinishedRequest.MakeAsync(Pem);
    }

    private Task<(int Code, string Said)> VerifyAsync(AFinishedRequest request, string? path = null) => request.VerifyAsync(path, "--key", KeyFile);
}
