using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>Bearer tokens for each service. Azure.Identity caches and renews them.</summary>
public sealed class TokenSource(IOptions<Microsoft365Options> options, Microsoft365Addresses addresses)
{
    // What is sent to a tenant on this machine, which only checks that there is something.
    private const string NoCredential = "none";

    private readonly Lazy<TokenCredential?> _credential = new(() => Create(options.Value, addresses.Login));

    public async ValueTask<string> TokenAsync(string scope, CancellationToken cancellationToken)
    {
        if (_credential.Value is not { } credential)
        {
            return NoCredential;
        }

        var token = await credential.GetTokenAsync(new TokenRequestContext([scope], tenantId: addresses.TenantId), cancellationToken);
        return token.Token;
    }

    private static TokenCredential? Create(Microsoft365Options settings, Uri login) => settings.Credential switch
    {
        CredentialKind.None => null,
        CredentialKind.ManagedIdentity => new ManagedIdentityCredential(
            settings.ClientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned),
        CredentialKind.Certificate => new ClientCertificateCredential(
            settings.TenantId, settings.ClientId, Certificate(settings), new ClientCertificateCredentialOptions { AuthorityHost = login }),
        CredentialKind.Secret => new ClientSecretCredential(
            settings.TenantId, settings.ClientId, settings.ClientSecret, new ClientSecretCredentialOptions { AuthorityHost = login }),
        _ => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            TenantId = settings.TenantId,
            AuthorityHost = login,
            ManagedIdentityClientId = settings.ClientId,
        }),
    };

    private static X509Certificate2 Certificate(Microsoft365Options settings)
    {
        var path = settings.CertificatePath!;
        return Path.GetExtension(path).ToUpperInvariant() is ".PEM" or ".CRT"
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, settings.CertificatePassword);
    }
}
