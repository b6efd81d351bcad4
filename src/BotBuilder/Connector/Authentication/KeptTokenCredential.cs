using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Keeps the last token until it should be renewed, because the credential below builds its request anew and searches its cache every time, and every
/// message that is sent asks for one.
/// </summary>
internal sealed class KeptTokenCredential(TokenCredential source) : TokenCredential
{
    /// <summary>Before its end, where the issuer names no moment for renewing it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private Kept _last;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        Known(requestContext) ?? Keep(requestContext, source.GetToken(requestContext, cancellationToken));

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        Known(requestContext) ?? Keep(requestContext, await source.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false));

    private AccessToken? Known(TokenRequestContext request) =>
        Volatile.Read(ref _last) is { } last && IsSame(last.Request, request) && DateTimeOffset.UtcNow < last.RenewAt ? last.Token : null;

    private static bool IsSame(TokenRequestContext one, TokenRequestContext other) =>
        one.Scopes.AsSpan().SequenceEqual(other.Scopes) && one.Claims == other.Claims && one.TenantId == other.TenantId;

    private AccessToken Keep(TokenRequestContext request, AccessToken token)
    {
        Volatile.Write(ref _last, new Kept(request, token, token.RefreshOn ?? token.ExpiresOn - Margin));
        return token;
    }

    private sealed record Kept(TokenRequestContext Request, AccessToken Token, DateTimeOffset RenewAt);
}
