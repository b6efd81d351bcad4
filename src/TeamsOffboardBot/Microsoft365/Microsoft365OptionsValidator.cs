using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365;

public sealed class Microsoft365OptionsValidator : IValidateOptions<Microsoft365Options>
{
    public ValidateOptionsResult Validate(string? name, Microsoft365Options options)
    {
        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(Microsoft365Options options)
    {
        if (!Guid.TryParse(options.TenantId, out _))
        {
            yield return "Microsoft365:TenantId must be the directory (tenant) id, a GUID.";
        }

        if (!Enum.IsDefined(options.Cloud))
        {
            yield return "Microsoft365:Cloud must be Global, UsGov, UsGovDod or China.";
        }

        if (options.CallTimeout <= TimeSpan.Zero || options.CallTimeout > TimeSpan.FromMinutes(5))
        {
            yield return "Microsoft365:CallTimeout must be more than zero and at most five minutes.";
        }

        if (options.GatherWindow < TimeSpan.Zero || options.GatherWindow > TimeSpan.FromSeconds(1))
        {
            yield return "Microsoft365:GatherWindow must be between zero and one second.";
        }

        if (!options.Limits.AreSensible)
        {
            yield return "Microsoft365:Limits must each be between 10 and 10000000, and MailboxCallsAtOnce between 1 and 100.";
        }

        foreach (var mistake in AddressMistakes(options).Concat(CredentialMistakes(options)))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> AddressMistakes(Microsoft365Options options)
    {
        foreach (var (setting, url) in Addresses(options))
        {
            if (url is { IsAbsoluteUri: false } || (url is not null && url.Scheme != Uri.UriSchemeHttps && !IsPlainLoopback(url)))
            {
                yield return $"Microsoft365:{setting} must be an https address (plain http only on this machine).";
            }
            else if (options.Credential == CredentialKind.None && url is not { IsLoopback: true })
            {
                yield return $"Microsoft365:Credential None needs Microsoft365:{setting} on this machine (loopback).";
            }
        }
    }

    private static IEnumerable<string> CredentialMistakes(Microsoft365Options options)
    {
        if (!Enum.IsDefined(options.Credential))
        {
            yield return "Microsoft365:Credential must be Default, ManagedIdentity, Certificate, Secret or None.";
        }

        if (options.Credential is CredentialKind.Secret or CredentialKind.Certificate && string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return $"Microsoft365:ClientId is needed for Microsoft365:Credential {options.Credential}.";
        }

        if (options.Credential == CredentialKind.Secret && string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            yield return "Microsoft365:ClientSecret is needed for Microsoft365:Credential Secret.";
        }

        if (options.Credential == CredentialKind.Certificate && !HasUsableCertificate(options))
        {
            yield return "Microsoft365:CertificatePath must name a PFX or PEM file with a private key that Microsoft365:CertificatePassword opens.";
        }
    }

    private static IEnumerable<(string Setting, Uri? Url)> Addresses(Microsoft365Options options) =>
    [
        (nameof(options.GraphUrl), options.GraphUrl),
        (nameof(options.ExchangeUrl), options.ExchangeUrl),
        (nameof(options.SharePointUrl), options.SharePointUrl),
    ];

    private static bool HasUsableCertificate(Microsoft365Options options)
    {
        try
        {
            using var certificate = Credentials.Certificate(options.CertificatePath ?? "", options.CertificatePassword);
            return certificate.HasPrivateKey;
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsPlainLoopback(Uri url) => url.Scheme == Uri.UriSchemeHttp && url.IsLoopback;
}
