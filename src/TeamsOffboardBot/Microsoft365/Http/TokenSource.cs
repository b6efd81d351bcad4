using Azure.Core;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>Bearer tokens for each service. Azure.Identity caches and renews them.</summary>
public sealed class TokenSource(TokenCredential? credential, Microsoft365Addresses addresses)
{
    // What is sent to a tenant on this machine, which only checks that there is something.
    private const string NoCredential = "none";

    public async ValueTask<string> TokenAsync(string scope, CancellationToken cancellationToken) => credential is null
        ? NoCredential
        : (await credential.GetTokenAsync(new TokenRequestContext([scope], tenantId: addresses.TenantId), cancellationToken)).Token;
}
