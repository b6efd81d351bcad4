using System.Net;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class RetryTests : IDisposable
{
    private const string Revoke = $"POST /graph/v1.0/users/{ClientRig.Adele}/revokeSignInSessions";
    private const string RevokeAlex = $"POST /graph/v1.0/users/{ClientRig.Alex}/revokeSignInSessions";
    private const string Skus = "GET /graph/v1.0/subscribedSkus";

    private readonly ClientRig _rig = new();

    [Fact]
    public async Task A_throttled_service_is_left_alone_by_everybody()
    {
        _rig.Wire.On(Skus, HttpStatusCode.TooManyRequests, "", ("Retry-After", "5")).On(Skus, HttpStatusCode.OK, """{"value":[]}""");
        _rig.Wire.On(Revoke, HttpStatusCode.OK, """{"value":true}""");

        var told = _rig.Tenant.Licences.SubscribedSkusAsync(default);
        await _rig.Wire.ArrivalAsync();
        await _rig.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(5));
        var other = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);
        _rig.Time.Advance(TimeSpan.FromSeconds(4.9));
        _rig.Wire.Seen.Count.ShouldBe(1);

        await _rig.PassAsync(TimeSpan.FromSeconds(0.1));
        await Task.WhenAll(told, other);
        _rig.Wire.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Throttling_of_mailboxes_does_not_hold_up_the_lock_out()
    {
        const string Settings = $"GET /graph/v1.0/users/{ClientRig.Adele}/mailboxSettings";
        _rig.Wire.On(Settings, HttpStatusCode.TooManyRequests, "", ("Retry-After", "120"));
        _rig.Wire.On(Revoke, HttpStatusCode.OK, """{"value":true}""");

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.MailboxSettings.GetAsync(ClientRig.Adele, default));
        await _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);

        fault.IsThrottled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_pause_longer_than_a_call_waits_leaves_as_a_fault_and_nobody_knocks_until_it_is_over()
    {
        _rig.Wire.On(Revoke, HttpStatusCode.TooManyRequests, "", ("Retry-After", "90"));

        var told = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default));
        var other = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Alex, default));

        told.RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        other.Code.ShouldBe(Microsoft365FaultCodes.Paused);
        other.RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        other.IsTransient.ShouldBeTrue();
        other.EffectUnknown.ShouldBeFalse();
        _rig.Wire.Lines.ShouldBe([Revoke]);

        _rig.Time.Advance(TimeSpan.FromSeconds(90));
        _rig.Wire.On(RevokeAlex, HttpStatusCode.OK, """{"value":true}""");
        await _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Alex, default);
    }

    [Fact]
    public async Task SharePoint_that_throttles_with_503_is_left_alone_by_everybody()
    {
        var site = new Uri("http://127.0.0.1:5080/sharepoint/personal/adele");
        _rig.Wire.On(
            "GET /sharepoint/personal/adele/_api/web/siteusers?$select=Id,LoginName,Title,Email&$filter=IsSiteAdmin eq true",
            HttpStatusCode.ServiceUnavailable,
            "",
            ("Retry-After", "60"));

        await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Sites.AdminsAsync(site, default));
        var other = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Sites.AdminsAsync(site, default));

        other.Code.ShouldBe(Microsoft365FaultCodes.Paused);
    }

    [Fact]
    public async Task Throttling_that_names_no_pause_is_answered_with_one_of_seconds()
    {
        _rig.Wire.On(Skus, HttpStatusCode.TooManyRequests).On(Skus, HttpStatusCode.OK, """{"value":[]}""");

        var read = _rig.Tenant.Licences.SubscribedSkusAsync(default);
        await _rig.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(2));
        _rig.Time.Advance(TimeSpan.FromSeconds(1.9));
        read.IsCompleted.ShouldBeFalse();
        _rig.Time.Advance(TimeSpan.FromSeconds(0.1));

        await read;
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_repeated_when_the_trouble_may_pass(int status)
    {
        _rig.Wire.On(Skus, (HttpStatusCode)status).On(Skus, HttpStatusCode.OK, """{"value":[{"skuId":"s","skuPartNumber":"SPE_E3"}]}""");

        var read = _rig.Tenant.Licences.SubscribedSkusAsync(default);
        await _rig.PassAsync(TimeSpan.FromMilliseconds(400));

        (await read).Single().SkuPartNumber.ShouldBe("SPE_E3");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(501)]
    public async Task What_will_not_pass_is_not_repeated(int status)
    {
        _rig.Wire.On(Skus, (HttpStatusCode)status);

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Licences.SubscribedSkusAsync(default));

        fault.IsTransient.ShouldBeFalse();
        _rig.Wire.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_is_tried_four_times_at_most()
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            _rig.Wire.Cut(Revoke);
        }

        var revoke = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);
        foreach (var pause in new[] { 400, 800, 1600 })
        {
            await _rig.PassAsync(TimeSpan.FromMilliseconds(pause));
        }

        var fault = await Should.ThrowAsync<Microsoft365Fault>(revoke);
        fault.Status.ShouldBe(0);
        fault.Code.ShouldBe(Microsoft365FaultCodes.ConnectionCut);
        fault.IsTransient.ShouldBeTrue();
        fault.EffectUnknown.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, Microsoft365FaultCodes.ConnectionCut)]
    [InlineData(0, Microsoft365FaultCodes.Timeout)]
    [InlineData(0, Microsoft365FaultCodes.MissingInBatch)]
    [InlineData(500, "")]
    [InlineData(503, "")]
    public async Task A_write_that_must_not_happen_twice_is_not_repeated_when_its_effect_is_unknown(int status, string reason)
    {
        var attempts = 0;

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Sender.SendAsync(
            Once,
            _ =>
            {
                attempts++;
                return Task.FromResult(new WireAnswer(status, WireAnswer.NoHeaders, default) { Reason = reason });
            },
            default));

        attempts.ShouldBe(1);
        fault.EffectUnknown.ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_that_must_not_happen_twice_is_repeated_when_it_was_throttled_because_then_nothing_happened()
    {
        var attempts = 0;
        var sent = _rig.Sender.SendAsync(
            Once,
            _ => Task.FromResult(new WireAnswer(attempts++ == 0 ? 429 : 202, WireAnswer.NoHeaders, default)),
            default);
        await _rig.PassAsync(TimeSpan.FromSeconds(2));

        (await sent).Status.ShouldBe(202);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up_and_made_again()
    {
        _rig.Wire.Hang(Skus).On(Skus, HttpStatusCode.OK, """{"value":[]}""");

        var read = _rig.Tenant.Licences.SubscribedSkusAsync(default);
        await _rig.PassAsync(TimeSpan.FromSeconds(30));
        await _rig.PassAsync(TimeSpan.FromMilliseconds(400));

        (await read).ShouldBeEmpty();
    }

    [Fact]
    public async Task Giving_up_is_no_fault()
    {
        using var patience = new CancellationTokenSource();
        _rig.Wire.Cut(Skus);

        var read = _rig.Tenant.Licences.SubscribedSkusAsync(patience.Token);
        await _rig.Time.UntilSomebodyWaitsAsync(TimeSpan.FromMilliseconds(400));
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(read);
    }

    [Fact]
    public async Task Every_attempt_leaves_a_receipt_with_its_request_id()
    {
        _rig.Wire.On(Revoke, HttpStatusCode.ServiceUnavailable, "", ("request-id", "first"));
        _rig.Wire.On(Revoke, HttpStatusCode.OK, """{"value":true}""", ("request-id", "second"));
        using var calls = CallLog.Begin();

        var revoke = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);
        await _rig.PassAsync(TimeSpan.FromMilliseconds(400));
        await revoke;

        calls.Receipts.Select(receipt => (receipt.Operation, receipt.IsWrite, receipt.Status, receipt.RequestId)).ShouldBe(
        [
            ("POST /users/{user-id}/revokeSignInSessions", true, 503, "first"),
            ("POST /users/{user-id}/revokeSignInSessions", true, 200, "second"),
        ]);
    }

    public void Dispose() => _rig.Dispose();

    private static ServiceCall Once { get; } =
        new(Microsoft365Service.Graph, "POST /once", "Graph", IsWrite: true, IsRepeatable: false, []);
}
