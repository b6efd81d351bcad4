using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Hosting;

/// <summary>Which connectors, tenants and token issuers this bot believes, from the settings and the cloud.</summary>
public sealed class ChannelTrust
{
    /// <summary>How Teams begins the account of a bot; the app id follows.</summary>
    private const string BotAccount = "28:";

    private readonly HashSet<string> _connectorHosts;
    private readonly HashSet<string> _tenants;
    private readonly bool _isDevelopment;

    public ChannelTrust(IOptions<BotIdentityOptions> identity, IOptions<BotOptions> bot, IOptions<Microsoft365Options> tenant, IHostEnvironment environment)
    {
        var cloud = ChannelCloud.Of(tenant.Value.Cloud);
        AppId = identity.Value.HasAppId ? identity.Value.MicrosoftAppId : null;
        Issuer = identity.Value.ToBotFromChannelTokenIssuer is { Length: > 0 } issuer ? issuer : cloud.Issuer;
        MetadataUrl = identity.Value.ToBotFromChannelOpenIdMetadataUrl ?? cloud.MetadataUrl;
        _connectorHosts = new(cloud.ConnectorHosts.Concat(bot.Value.ConnectorHosts), StringComparer.OrdinalIgnoreCase);
        _tenants = new(bot.Value.AllowedTenants is { Count: > 0 } allowed ? allowed : [tenant.Value.TenantId], StringComparer.OrdinalIgnoreCase);
        _isDevelopment = environment.IsDevelopment();
    }

    /// <summary>Null: no token is asked for, and only this machine may call.</summary>
    public string? AppId { get; }

    public string Issuer { get; }

    public Uri MetadataUrl { get; }

    /// <summary>An activity that names no tenant belongs to none that is served.</summary>
    public bool Serves(IReadOnlyList<string> named) => named.Count > 0 && named.All(_tenants.Contains);

    /// <summary>The bot sends its own token and what it knows to this address, so it must be one of Microsoft's.</summary>
    public bool IsConnector(string serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && (_isDevelopment && url.IsLoopback
            || url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.UserInfo.Length == 0 && _connectorHosts.Contains(url.Host));

    public bool MayReadKeysFrom(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || _isDevelopment && url.IsLoopback);

    /// <summary>An activity for another bot has no business here. Clients that only play Teams name no app.</summary>
    public bool IsRecipient(string? id) =>
        id is null || !id.StartsWith(BotAccount, StringComparison.Ordinal) || !Guid.TryParse(id.AsSpan(BotAccount.Length), out var named)
        || !Guid.TryParse(AppId, out var own) || named == own;
}
