using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>The credential that the options name.</summary>
internal static class Credentials
{
    /// <summary>Null for <see cref="CredentialKind.None"/>.</summary>
    public static TokenCredential? Create(Microsoft365Options settings, Uri login) => settings.Credential switch
    {
        CredentialKind.None => null,
        CredentialKind.ManagedIdentity => new ManagedIdentityCredential(
            settings.ClientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned),
        CredentialKind.Certificate => new ClientCertificateCredential(
            settings.TenantId, settings.ClientId, Certificate(settings.CertificatePath ?? "", settings.CertificatePassword), new ClientCertificateCredentialOptions { AuthorityHost = login }),
        CredentialKind.Secret => new ClientSecretCredential(
            settings.TenantId, settings.ClientId, settings.ClientSecret, new ClientSecretCredentialOptions { AuthorityHost = login }),
        _ => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            TenantId = settings.TenantId,
            AuthorityHost = login,
            ManagedIdentityClientId = settings.ClientId,
        }),
    };

    /// <exception cref="System.Security.Cryptography.CryptographicException">No certificate, or not that password.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static X509Certificate2 Certificate(string path, string? password) => Path.GetExtension(path).ToUpperInvariant() is ".PEM" or ".CRT"
        ? X509Certificate2.CreateFromPemFile(path)
        : X509CertificateLoader.LoadPkcs12FromFile(path, password);
}
