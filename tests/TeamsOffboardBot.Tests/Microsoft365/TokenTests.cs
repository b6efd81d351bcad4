using System.Net;
using Azure.Core;
using Azure.Identity;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class TokenTests
{
    private const string Skus = "GET /graph/v1.0/subscribedSkus";

    [Fact]
    public async Task Each_service_gets_a_token_of_its_own_and_no_token_is_ever_logged_or_told()
    {
        var credential = new KnownCredential(scope => $"secret-token-for-{scope}");
        using var rig = new ClientRig(credential: credential);
        rig.Wire.On(Skus, HttpStatusCode.Unauthorized).On(ClientRig.Exchange, HttpStatusCode.Forbidden);

        var graph = await Should.ThrowAsync<Microsoft365Fault>(rig.Tenant.Licences.SubscribedSkusAsync(default));
        var exchange = await Should.ThrowAsync<Microsoft365Fault>(rig.Tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default));

        rig.Wire.Seen.Select(request => request.Header("Authorization")).ShouldBe(
            ["Bearer secret-token-for-https://graph.microsoft.com/.default", "Bearer secret-token-for-https://outlook.office365.com/.default"]);
        $"{graph} {exchange} {string.Join(' ', rig.Log.Lines)}".ShouldNotContain("secret-token");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_nothing_was_done()
    {
        using var rig = new ClientRig(credential: new KnownCredential(_ => throw new AuthenticationFailedException("AADSTS7000215: Invalid client secret.")));

        var fault = await Should.ThrowAsync<Microsoft365Fault>(rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default));

        fault.IsUnauthorized.ShouldBeTrue();
        fault.Code.ShouldBe(Microsoft365FaultCodes.NoToken);
        fault.IsTransient.ShouldBeFalse();
        fault.EffectUnknown.ShouldBeFalse();
        rig.Wire.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_login_service_that_cannot_be_reached_is_asked_again()
    {
        var attempts = 0;
        using var rig = new ClientRig(credential: new KnownCredential(_ => attempts++ == 0
            ? throw new AuthenticationFailedException("No answer.", new HttpRequestException("Name or service not known"))
            : "token"));
        rig.Wire.On(Skus, HttpStatusCode.OK, """{"value":[]}""");

        var read = rig.Tenant.Licences.SubscribedSkusAsync(default);
        await rig.PassAsync(TimeSpan.FromMilliseconds(400));

        (await read).ShouldBeEmpty();
    }

    private sealed class KnownCredential(Func<string, string> token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var scope = requestContext.Scopes.Single();
            return new AccessToken(token(scope), DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
