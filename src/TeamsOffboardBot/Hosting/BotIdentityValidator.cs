using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Hosting;

public sealed class BotIdentityValidator(IHostEnvironment environment) : IValidateOptions<BotIdentityOptions>
{
    private const string SingleTenant = "SINGLETENANT";
    private const string ManagedIdentity = "USERASSIGNEDMSI";

    public ValidateOptionsResult Validate(string? name, BotIdentityOptions options)
    {
        List<string> mistakes = [.. Mistakes(options).OfType<string>()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string?> Mistakes(BotIdentityOptions options)
    {
        var type = options.MicrosoftAppType?.ToUpperInvariant();
        yield return options.HasAppId || environment.IsDevelopment()
            ? null
            : "MicrosoftAppId is missing; only in Development does the bot start without one.";
        yield return type is null or "" or "MULTITENANT" or SingleTenant or ManagedIdentity
            ? null
            : "MicrosoftAppType must be MultiTenant, SingleTenant or UserAssignedMSI.";
        yield return type is SingleTenant or ManagedIdentity && string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId)
            ? $"MicrosoftAppTenantId is needed for MicrosoftAppType {options.MicrosoftAppType}."
            : null;
        yield return Proof(options, type);
        yield return options.ToBotFromChannelOpenIdMetadataUrl is { } url && !MayBeRead(url)
            ? "ToBotFromChannelOpenIdMetadataUrl must be an https address."
            : null;
    }

    private string? Proof(BotIdentityOptions options, string? type) => (type, ProofsOf(options)) switch
    {
        (ManagedIdentity, []) => null,
        (ManagedIdentity, var proofs) => $"{proofs[0]} must not be set for MicrosoftAppType UserAssignedMSI.",
        (_, []) when options.HasAppId && !environment.IsDevelopment() =>
            "MicrosoftAppPassword, MicrosoftAppCertificatePath or MicrosoftAppClientId is missing; without one of them the bot cannot answer.",
        (_, [_, _, ..] proofs) => $"Only one of {string.Join(" and ", proofs)} may be set.",
        _ => Certificate(options),
    };

    private static List<string> ProofsOf(BotIdentityOptions options) =>
    [
        .. new[]
        {
            options.HasPassword ? nameof(options.MicrosoftAppPassword) : null,
            options.HasCertificate ? nameof(options.MicrosoftAppCertificatePath) : null,
            options.HasClientId ? nameof(options.MicrosoftAppClientId) : null,
        }.OfType<string>(),
    ];

    private static string? Certificate(BotIdentityOptions options)
    {
        try
        {
            if (options.HasCertificate)
            {
                Connector.Certificate(options).Dispose();
            }

            return null;
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return "MicrosoftAppCertificatePath must name a readable PFX or PEM file with a certificate and its private key; MicrosoftAppCertificatePassword must fit.";
        }
    }

    private bool MayBeRead(Uri url) =>
        url.IsAbsoluteUri && ((url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback) || (environment.IsDevelopment() && url.IsLoopback));
}
