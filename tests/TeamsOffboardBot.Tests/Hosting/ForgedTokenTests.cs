using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

public sealed class ForgedTokenTests : IDisposable
{
    private static readonly SetClock Clock = new();

    private readonly FakeSigner _signer = new();

    /// <summary>What a forger tries, and the authorization headers that come of it.</summary>
    private static readonly Dictionary<string, Func<FakeSigner, string[]>> Forgeries = new(StringComparer.Ordinal)
    {
        ["no token"] = _ => [],
        ["two tokens"] = s => [Bearer(s.Token(Clock.Now)), Bearer(s.Token(Clock.Now))],
        ["basic instead of bearer"] = s => ["Basic " + s.Token(Clock.Now)],
        ["nothing after bearer"] = _ => ["Bearer "],
        ["garbage"] = _ => ["Bearer garbage"],
        ["three dots of garbage"] = _ => ["Bearer a.b.c"],
        ["two parts"] = s => [Bearer(string.Join('.', s.Token(Clock.Now).Split('.')[..2]))],
        ["no signature"] = s => [Bearer(string.Join('.', s.Token(Clock.Now).Split('.')[..2]) + ".")],
        ["five parts, as encrypted tokens have"] = s => [Bearer(s.Token(Clock.Now) + ".a.b")],
        ["larger than a token is"] = s => [Bearer(s.Token(Clock.Now, c => c["padding"] = new string('x', 20_000)))],
        ["algorithm none"] = s => [Bearer(FakeSigner.Sign(s.Header("none"), FakeSigner.Claims(Clock.Now), _ => []))],
        ["public key used as a shared secret"] = s => [Bearer(FakeSigner.Sign(s.Header("HS256"), FakeSigner.Claims(Clock.Now), data => HMACSHA256.HashData(s.Key.ExportSubjectPublicKeyInfo(), data)))],
        ["modulus used as a shared secret"] = s => [Bearer(FakeSigner.Sign(s.Header("HS256"), FakeSigner.Claims(Clock.Now), data => HMACSHA256.HashData(s.Key.ExportParameters(false).Modulus!, data)))],
        ["right key, other algorithm"] = s => [Bearer(FakeSigner.Sign(s.Header("PS256"), FakeSigner.Claims(Clock.Now), data => s.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)))],
        ["right key, other hash"] = s => [Bearer(FakeSigner.Sign(s.Header("RS512"), FakeSigner.Claims(Clock.Now), data => s.Key.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)))],
        ["says RS256, signed with none"] = s => [Bearer(FakeSigner.Sign(s.Header(), FakeSigner.Claims(Clock.Now), _ => new byte[256]))],
        ["key of a stranger"] = s => [Bearer(s.ByStranger(Clock.Now))],
        ["key of a stranger, brought along"] = s => [Bearer(s.ByStranger(Clock.Now, h => h["jwk"] = s.StrangersKey()))],
        ["key of a stranger, at an address"] = s => [Bearer(s.ByStranger(Clock.Now, h => h["jku"] = "https://keys.fabrikam.com/"))],
        ["unknown key id"] = s => [Bearer(s.Token(Clock.Now, spoilHeader: h => h["kid"] = "key-of-nobody"))],
        ["no key id"] = s => [Bearer(s.Token(Clock.Now, spoilHeader: h => h.Remove("kid")))],
        ["changed after signing"] = s => [Bearer(Tampered(s.Token(Clock.Now)))],
        ["other issuer"] = s => [Bearer(s.Token(Clock.Now, c => c["iss"] = "https://login.fabrikam.com"))],
        ["no issuer"] = s => [Bearer(s.Token(Clock.Now, c => c.Remove("iss")))],
        ["for another bot"] = s => [Bearer(s.Token(Clock.Now, c => c["aud"] = "c0000000-0000-4000-8000-000000000002"))],
        ["for nobody"] = s => [Bearer(s.Token(Clock.Now, c => c.Remove("aud")))],
        ["expired six minutes ago"] = s => [Bearer(s.Token(Clock.Now, c => c["exp"] = Clock.Now.AddMinutes(-6).ToUnixTimeSeconds()))],
        ["never expires"] = s => [Bearer(s.Token(Clock.Now, c => c.Remove("exp")))],
        ["valid in six minutes"] = s => [Bearer(s.Token(Clock.Now, c => c["nbf"] = Clock.Now.AddMinutes(6).ToUnixTimeSeconds()))],
        ["issued for another connector"] = s => [Bearer(s.Token(Clock.Now, c => c["serviceurl"] = "https://smba.trafficmanager.net/amer/"))],
        ["issued for no connector"] = s => [Bearer(s.Token(Clock.Now, c => c.Remove("serviceurl")))],
    };

    public static TheoryData<string> Tries => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(Tries))]
    public async Task A_forged_token_opens_nothing_and_teaches_nothing(string forgery)
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);

        using var answer = await gate.SendAsync(Activities.Message(), Forgeries[forgery](_signer));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldNotContain("reached");
        body.ShouldNotContain("   at ");
        body.ShouldNotContain("Exception");
        body.Length.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    public async Task A_genuine_token_opens_the_gate(string scheme)
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);
        var activity = Activities.Message();

        using var answer = await gate.SendAsync(activity, [scheme + _signer.Token(Clock.Now)]);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("reached " + activity);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(4)]
    public async Task Clocks_may_differ_by_five_minutes(int minutes)
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);
        var issued = Clock.Now.AddMinutes(minutes);
        var token = _signer.Token(issued, c => (c["nbf"], c["exp"]) = (issued.ToUnixTimeSeconds(), issued.ToUnixTimeSeconds()));

        using var answer = await gate.SendAsync(Activities.Message(), token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_is_not_endorsed_for_Teams_does_not_speak_for_Teams()
    {
        _signer.Endorsements = ["webchat"];
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);

        using var answer = await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_genuine_token_of_another_channel_is_refused_because_its_people_are_not_verified()
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);

        using var answer = await gate.SendAsync(Activities.Message(a => a["channelId"] = "webchat"), _signer.Token(Clock.Now));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://connector.fabrikam.com/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.fabrikam.com/")]
    [InlineData("https://smba.trafficmanager.net@fabrikam.com/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("http://127.0.0.1:5080/")]
    [InlineData("not an address")]
    public async Task A_connector_that_is_not_Microsofts_is_never_answered(string serviceUrl)
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);
        var token = _signer.Token(Clock.Now, c => c["serviceurl"] = serviceUrl);

        using var answer = await gate.SendAsync(Activities.Message(serviceUrl: serviceUrl), token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_new_key_is_known_after_a_minute_and_the_old_one_is_forgotten()
    {
        var clock = new SetClock();
        await using var gate = await Gate.OpenAsync("Production", _signer, clock);
        (await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);

        _signer.Rotate("key-2");
        var old = _signer.ByStranger(clock.Now, h => h["kid"] = "key-1");
        clock.Now += TimeSpan.FromMinutes(1);

        (await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gate.SendAsync(Activities.Message(), old)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_replaced_under_the_same_id_replaces_the_old_one()
    {
        var clock = new SetClock();
        await using var gate = await Gate.OpenAsync("Production", _signer, clock);
        var before = _signer.Token(clock.Now, c => c["exp"] = clock.Now.AddDays(3).ToUnixTimeSeconds());
        (await gate.SendAsync(Activities.Message(), before)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _signer.Rotate("key-1");
        clock.Now += TimeSpan.FromDays(1);

        (await gate.SendAsync(Activities.Message(), before)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Forged_key_ids_do_not_keep_the_bot_busy()
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, new SetClock());

        for (var i = 0; i < 20; i++)
        {
            var forged = _signer.Token(Clock.Now, spoilHeader: h => h["kid"] = $"forged-{i}");
            (await gate.SendAsync(Activities.Message(), forged)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        _signer.Readings.ShouldBe(1);
    }

    [Fact]
    public async Task Known_keys_outlive_an_outage_of_their_publisher()
    {
        var clock = new SetClock();
        await using var gate = await Gate.OpenAsync("Production", _signer, clock);
        (await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);

        _signer.IsDown = true;
        clock.Now += TimeSpan.FromDays(2);

        (await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_keys_nobody_gets_in_and_the_caller_may_try_again()
    {
        _signer.IsDown = true;
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);

        using var answer = await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    public void Dispose() => _signer.Dispose();

    private static string Bearer(string token) => "Bearer " + token;

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Convert.FromBase64String(Padded(parts[1])))!.AsObject();
        claims["serviceurl"] = Gate.Connector + "x";
        return $"{parts[0]}.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims.ToJsonString())).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.{parts[2]}";
    }

    private static string Padded(string part) => part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');
}
