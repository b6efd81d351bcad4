using System.Net;
using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

public sealed class ForgedTokenTests : IDisposable
{
    private static readonly SetClock Clock = new() { Now = Forgeries.Now };

    private readonly FakeSigner _signer = new();

    public static TheoryData<string> Tries => [.. Forgeries.All.Keys];

    [Theory]
    [MemberData(nameof(Tries))]
    public async Task A_forgery_opens_nothing_and_teaches_nothing(string forgery)
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);
        var (headers, activity, path) = Forgeries.All[forgery](_signer);

        using var answer = await gate.SendAsync(activity, headers, path);

        ((int)answer.StatusCode).ShouldBeOneOf(401, 403);
        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldNotContain("reached");
        body.ShouldNotContain("   at ");
        body.ShouldNotContain("Exception");
        body.Length.ShouldBeLessThan(200);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
            body.ShouldBe("""{"error":{"code":"not-verified","message":"The caller is not verified."}}""");
        }
    }

    [Fact]
    public async Task Forgeries_are_refused_one_after_the_other_and_the_genuine_token_gets_in_between_them()
    {
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);
        Forgeries.All.Count.ShouldBeGreaterThan(100);

        foreach (var (name, make) in Forgeries.All)
        {
            var (headers, activity, path) = make(_signer);
            using var refused = await gate.SendAsync(activity, headers, path);
            ((int)refused.StatusCode).ShouldBeOneOf([401, 403], name);
        }

        (await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
        _signer.Readings.ShouldBe(1);
    }

    [Theory]
    [InlineData("MultiTenant")]
    [InlineData("SingleTenant")]
    [InlineData("UserAssignedMSI")]
    public async Task A_bot_of_every_type_believes_the_same_tokens(string type)
    {
        (string, string)[] settings = [("MicrosoftAppType", type), ("MicrosoftAppTenantId", Gate.Tenant), ("MicrosoftAppPassword", type == "UserAssignedMSI" ? "" : "never sent anywhere")];
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock, settings);

        (await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var skill = Forgeries.All["token of a skill in the same tenant"](_signer);
        (await gate.SendAsync(skill.Body, skill.Headers, skill.Path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("the Emulator's token")]
    [InlineData("the Emulator's newer token")]
    [InlineData("token of a skill in the same tenant")]
    public async Task Tokens_of_the_Emulator_and_of_skills_are_refused_in_Development_too(string forgery)
    {
        await using var gate = await Gate.OpenAsync("Development", _signer, Clock);
        var (headers, activity, path) = Forgeries.All[forgery](_signer);

        (await gate.SendAsync(activity, headers, path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("UsGov", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/amer/", "https://login.botframework.azure.us")]
    [InlineData("UsGovDod", "https://api.botframework.us", "https://smba.infra.dod.teams.microsoft.us/amer/", "https://login.botframework.azure.us")]
    [InlineData("China", "https://api.botframework.azure.cn", "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/", "https://login.botframework.azure.cn")]
    public async Task Each_cloud_believes_its_own_issuer_keys_and_connectors_alone(string cloud, string issuer, string connector, string keysAt)
    {
        _signer.KeysAt = keysAt;
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock, ("Microsoft365:Cloud", cloud));

        (await gate.SendAsync(Activities.Message(serviceUrl: connector), _signer.Token(Clock.Now, c => (c["iss"], c["serviceurl"]) = (issuer, connector)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gate.SendAsync(Activities.Message(serviceUrl: connector), _signer.Token(Clock.Now, c => c["serviceurl"] = connector))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now, c => c["iss"] = issuer))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    [InlineData("BEARER ")]
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

    [Theory]
    [InlineData("other channels")]
    [InlineData("no channel")]
    [InlineData("nothing said")]
    public async Task A_key_that_is_not_endorsed_for_Teams_does_not_speak_for_Teams(string endorsed)
    {
        _signer.Endorsements = endorsed switch
        {
            "other channels" => ["webchat", "msteamsx"],
            "no channel" => [],
            _ => null,
        };
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);

        using var answer = await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_that_is_too_short_or_meant_for_encryption_signs_nothing()
    {
        using var weak = RSA.Create(1024);
        await using var gate = await Gate.OpenAsync("Production", _signer, new SetClock());
        _signer.Publishes = key => FakeSigner.Describe(weak, "key-1");
        (await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now, by: weak))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await using var other = await Gate.OpenAsync("Production", _signer, new SetClock());
        _signer.Publishes = key =>
        {
            key["use"] = "enc";
            return key;
        };
        (await other.SendAsync(Activities.Message(), _signer.Token(Clock.Now))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
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
    public async Task Without_keys_nobody_gets_in_and_the_caller_may_come_back_in_seconds()
    {
        _signer.IsDown = true;
        var clock = new SetClock();
        await using var gate = await Gate.OpenAsync("Production", _signer, clock);

        using var answer = await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));

        _signer.IsDown = false;
        clock.Now += TimeSpan.FromSeconds(5);
        (await gate.SendAsync(Activities.Message(), _signer.Token(clock.Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://login.botframework.com/v1/.well-known/keys")]
    [InlineData("http://127.0.0.1:9/keys")]
    [InlineData("/v1/.well-known/keys")]
    [InlineData("file:///etc/keys")]
    public async Task Keys_are_read_over_https_only_wherever_the_metadata_points(string keys)
    {
        _signer.PointsTo = keys;
        await using var gate = await Gate.OpenAsync("Production", _signer, Clock);

        using var answer = await gate.SendAsync(Activities.Message(), _signer.Token(Clock.Now));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _signer.Readings.ShouldBe(0);
    }

    public void Dispose() => _signer.Dispose();
}
