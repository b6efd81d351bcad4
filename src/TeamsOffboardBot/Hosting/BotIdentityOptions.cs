namespace TeamsOffboardBot.Hosting;

/// <summary>Who the bot is to the Bot Framework. The names, at the root of the settings, are those of the official SDK.</summary>
public sealed class BotIdentityOptions
{
    /// <summary>Empty only in Development: then the bot talks to programs on the same machine alone.</summary>
    public string? MicrosoftAppId { get; init; }

    public string? MicrosoftAppType { get; init; }

    public string? MicrosoftAppTenantId { get; init; }

    public string? MicrosoftAppPassword { get; init; }

    /// <summary>Replaces the cloud's description of the keys that incoming tokens are signed with.</summary>
    public Uri? ToBotFromChannelOpenIdMetadataUrl { get; init; }

    /// <summary>Replaces the cloud's issuer of incoming tokens.</summary>
    public string? ToBotFromChannelTokenIssuer { get; init; }

    public bool HasAppId => !string.IsNullOrWhiteSpace(MicrosoftAppId);
}
