using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>
/// Where each service is called, and which addresses may receive a token. An answer may name any address
/// (<c>nextLink</c>, <c>siteUrl</c>); a token goes only to those that configuration or the cloud's table vouches for.
/// </summary>
public sealed class Microsoft365Addresses
{
    private readonly CloudAddresses _cloud;
    private readonly Uri? _sharePointOverride;

    public Microsoft365Addresses(IOptions<Microsoft365Options> options)
    {
        var settings = options.Value;
        _cloud = CloudAddresses.Of(settings.Cloud);
        _sharePointOverride = settings.SharePointUrl is { } site ? Folder(site) : null;
        TenantId = settings.TenantId;
        GraphRoot = new Uri(Folder(settings.GraphUrl ?? _cloud.Graph), "v1.0/");
        ExchangeRoot = new Uri(Folder(settings.ExchangeUrl ?? _cloud.Exchange), $"adminapi/beta/{settings.TenantId}/");
    }

    public string TenantId { get; }

    /// <summary>Ends in <c>/v1.0/</c>.</summary>
    public Uri GraphRoot { get; }

    /// <summary>Ends in <c>/adminapi/beta/{tenant}/</c>.</summary>
    public Uri ExchangeRoot { get; }

    public Uri Login => _cloud.Login;

    public bool HasTelephoneNumbers => _cloud.HasTelephoneNumbers;

    public bool MayReceiveToken(Microsoft365Service service, Uri url) => service switch
    {
        Microsoft365Service.Graph => IsBelow(GraphRoot, url),
        Microsoft365Service.Exchange => IsBelow(ExchangeRoot, url),
        Microsoft365Service.SharePoint => IsSite(url),
        _ => false,
    };

    public string Scope(Microsoft365Service service, Uri url)
    {
        var audience = service switch
        {
            Microsoft365Service.Graph => _cloud.Graph,
            Microsoft365Service.Exchange => _cloud.Exchange,
            _ => url,
        };
        return $"https://{audience.Host}/.default";
    }

    private bool IsSite(Uri url) =>
        (_sharePointOverride is { } own && IsBelow(own, url))
        || (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort
            && url.IdnHost.EndsWith("." + _cloud.SharePointDomain, StringComparison.OrdinalIgnoreCase));

    private static bool IsBelow(Uri root, Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0 && root.IsBaseOf(url);

    private static Uri Folder(Uri url) =>
        url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
}
