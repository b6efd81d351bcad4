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

    public bool HasFilesInChat => _cloud.HasFilesInChat;

    /// <summary>
    /// Whether a file may be sent to this address, or people be led to it: OneDrive and SharePoint of the tenant's cloud; on this machine only where
    /// the whole tenant is. What a client sends back could name any server, one inside the company too.
    /// </summary>
    public bool MayHoldFiles(Uri? url) => url is { IsAbsoluteUri: true, UserInfo.Length: 0 } && (IsInCloud(url) || (GraphRoot.IsLoopback && url.IsLoopback && IsWeb(url)));

    public bool MayReceiveToken(Microsoft365Service service, Uri url) => service switch
    {
        Microsoft365Service.Graph => IsBelow(GraphRoot, url),
        Microsoft365Service.Exchange => IsBelow(ExchangeRoot, url),
        Microsoft365Service.SharePoint => IsSite(url),
        _ => false,
    };

    /// <summary>A site of the tenant's cloud: where files lie that people send.</summary>
    public bool IsSharePoint(Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0 && IsSite(url);

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

    /// <summary>Where the sites of that tenant are administered: <c>contoso-admin</c> for <c>contoso-my</c> and <c>contoso</c>.</summary>
    public Uri SharePointAdmin(Uri site)
    {
        if (_sharePointOverride is { } own && IsBelow(own, site))
        {
            return own;
        }

        var (name, domain) = (site.IdnHost.Split('.', 2)[0], site.IdnHost.Split('.', 2)[1]);
        var tenant = name.EndsWith("-my", StringComparison.OrdinalIgnoreCase) ? name[..^"-my".Length] : name;
        return new Uri($"https://{tenant}-admin.{domain}/");
    }

    private bool IsSite(Uri url) => (_sharePointOverride is { } own && IsBelow(own, url)) || IsInCloud(url);

    private bool IsInCloud(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.IdnHost.EndsWith("." + _cloud.SharePointDomain, StringComparison.OrdinalIgnoreCase);

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;

    private static bool IsBelow(Uri root, Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0 && root.IsBaseOf(url);

    private static Uri Folder(Uri url) =>
        url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
}
