namespace TeamsOffboardBot.Hosting;

/// <summary>Who the bot is to the Bot Framework. The names, at the root of the settings, are those of the official SDK.</summary>
public sealed class BotIdentityOptions
{
    /// <summary>Empty only in Development: then the bot talks to programs on the same machine alone.</summary>
    public string? MicrosoftAppId { get; init; }

    public string? MicrosoftAppType { get; init; }

    public string? MicrosoftAppTenantId { get; init; }

    /// <summary>Needed when nothing else proves who the bot is.</summary>
    public string? MicrosoftAppPassword { get; init; }

    /// <summary>Instead of the password: a PFX or PEM file with the private key of a certificate of the app registration.</summary>
    public string? MicrosoftAppCertificatePath { get; init; }

    public string? MicrosoftAppCertificatePassword { get; init; }

    /// <summary>Instead of the password: the client id of a managed identity that the app registration trusts (federated credential).</summary>
    public string? MicrosoftAppClientId { get; init; }

    /// <summary>Replaces the cloud's description of the keys that incoming tokens are signed with.</summary>
    public Uri? ToBotFromChannelOpenIdMetadataUrl { get; init; }

    /// <summary>Replaces the cloud's issuer of incoming tokens.</summary>
    public string? ToBotFromChannelTokenIssuer { get; init; }

    public bool HasAppId => !string.IsNullOrWhiteSpace(MicrosoftAppId);

    public bool HasPassword => !string.IsNullOrWhiteSpace(MicrosoftAppPassword);

    public bool HasCertificate => !string.IsNullOrWhiteSpace(MicrosoftAppCertificatePath);

    public bool HasClientId => !string.IsNullOrWhiteSpace(MicrosoftAppClientId);

    /// <summary>The tenant the app belongs to; null for an app of many.</summary>
    public string? OwnTenantId => string.IsNullOrWhiteSpace(MicrosoftAppType) || MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase) ? null : MicrosoftAppTenantId;
}
