using System.Security.Cryptography;
using Azure.Core;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>Bearer tokens for each service. Azure.Identity caches and renews them.</summary>
public sealed class TokenSource(TokenCredential? credential, Microsoft365Addresses addresses)
{
    // What is sent to a tenant on this machine, which only checks that there is something. Random, so that it can be
    // searched for where no token may be.
    private readonly string _noCredential = $"none-{RandomNumberGenerator.GetHexString(32)}";

    public async ValueTask<string> TokenAsync(string scope, CancellationToken cancellationToken) => credential is null
        ? _noCredential
        : (await credential.GetTokenAsync(new TokenRequestContext([scope], tenantId: addresses.TenantId), cancellationToken)).Token;
}
