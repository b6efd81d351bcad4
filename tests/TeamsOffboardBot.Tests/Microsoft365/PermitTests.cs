using System.Net;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>Whoever may no longer make calls makes none, wherever a call was waiting.</summary>
public sealed class PermitTests : IDisposable
{
    private const string Skus = "GET /graph/v1.0/subscribedSkus";
    private const string Revoke = $"POST /graph/v1.0/users/{ClientRig.Alex}/revokeSignInSessions";
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(5);

    private readonly ClientRig _rig = new(Window);
    private bool _mayCall = true;

    [Fact]
    public async Task A_call_that_waited_for_company_is_not_sent_and_the_others_are()
    {
        _rig.Wire.On(Revoke, HttpStatusCode.OK, """{"value":true}""");

        var held = HeldAsync(CancellationToken.None);
        var free = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Alex, default);
        _mayCall = false;
        await _rig.PassAsync(Window);

        await Should.ThrowAsync<OperationCanceledException>(held);
        await free;
        _rig.Wire.Lines.ShouldBe([Revoke]);
    }

    [Fact]
    public async Task A_call_that_waited_for_a_throttled_service_is_not_sent()
    {
        _rig.Wire.On(Skus, HttpStatusCode.TooManyRequests, "", ("Retry-After", "5"));

        var held = HeldAsync(CancellationToken.None);
        await _rig.PassAsync(Window);
        await _rig.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(6));
        _mayCall = false;
        _rig.Time.Advance(TimeSpan.FromSeconds(6));

        await Should.ThrowAsync<OperationCanceledException>(_rig.RunAsync(held));
        _rig.Wire.Lines.ShouldBe([Skus]);
    }

    [Fact]
    public async Task Whoever_is_out_of_patience_waits_for_no_service()
    {
        _rig.Wire.On(Skus, HttpStatusCode.TooManyRequests, "", ("Retry-After", "5"));
        using var patience = new CancellationTokenSource();

        var held = HeldAsync(patience.Token);
        await _rig.PassAsync(Window);
        await _rig.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(6));
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(held);
    }

    public void Dispose() => _rig.Dispose();

    private async Task HeldAsync(CancellationToken outOfPatience)
    {
        using var permit = CallPermit.Begin(() => _mayCall, outOfPatience);
        await _rig.Tenant.Licences.SubscribedSkusAsync(default);
    }
}
