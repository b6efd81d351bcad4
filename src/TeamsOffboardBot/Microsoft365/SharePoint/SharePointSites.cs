using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.SharePoint;

/// <summary>Administrators of a site. A OneDrive is a site, and whoever administers it has all its files.</summary>
public sealed class SharePointSites(SharePointClient sharePoint, Microsoft365Addresses addresses)
{
    /// <summary>SharePoint writes them as numbers: https://learn.microsoft.com/dotnet/api/microsoft.online.sharepoint.tenantmanagement.sharingcapabilities.</summary>
    private static readonly string[] Capabilities = ["Disabled", "ExternalUserSharingOnly", "ExternalUserAndGuestSharing", "ExistingExternalUserSharingOnly"];

    /// <summary>Who outside the organisation may be let in: one of SharePoint's own words; <c>Disabled</c> is nobody.</summary>
    public async Task<string> SharingAsync(UserDrive drive, CancellationToken cancellationToken)
    {
        var answer = await sharePoint.GetAsync(Admin(drive), "/_api/SPO.Tenant/sites('{id}')", Site(drive) + "?$select=SharingCapability", cancellationToken);
        return answer.TryGetProperty("SharingCapability", out var told) && told.TryGetInt32(out var number) && number >= 0 && number < Capabilities.Length
            ? Capabilities[number]
            : told.ToString();
    }

    /// <summary>The administration site sets it: no site sets its own.</summary>
    public Task SetSharingAsync(UserDrive drive, string capability, CancellationToken cancellationToken) => sharePoint.PatchAsync(
        Admin(drive),
        "/_api/SPO.Tenant/sites('{id}')",
        Site(drive),
        WireJson.Bytes(new JsonObject { ["SharingCapability"] = Array.IndexOf(Capabilities, capability) }),
        cancellationToken);

    public async Task<IReadOnlyList<SiteUser>> AdminsAsync(Uri siteUrl, CancellationToken cancellationToken)
    {
        var answer = await sharePoint.GetAsync(
            siteUrl,
            "/_api/web/siteusers",
            "_api/web/siteusers?$select=Id,LoginName,Title,Email&$filter=IsSiteAdmin%20eq%20true",
            cancellationToken);
        return answer.TryGetProperty("value", out var users) ? users.Deserialize<List<SiteUser>>(WireJson.Options) ?? [] : [];
    }

    public async Task<bool> IsAdminAsync(Uri siteUrl, string userPrincipalName, CancellationToken cancellationToken)
    {
        var admins = await AdminsAsync(siteUrl, cancellationToken);
        return admins.Any(admin => string.Equals(admin.UserPrincipalName, userPrincipalName, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Makes the person known to the site first: nobody is anything there before.</summary>
    public async Task SetAdminAsync(Uri siteUrl, string userPrincipalName, bool isAdmin, CancellationToken cancellationToken)
    {
        var body = WireJson.Bytes(new JsonObject { ["logonName"] = SiteUser.MemberClaim + userPrincipalName });
        var user = await sharePoint.PostAsync(siteUrl, "/_api/web/ensureuser", "_api/web/ensureuser", body, cancellationToken);
        await sharePoint.MergeAsync(
            siteUrl,
            "/_api/web/getuserbyid({id})",
            $"_api/web/getuserbyid({user.GetProperty("Id").GetInt32()})",
            WireJson.Bytes(new JsonObject { ["IsSiteAdmin"] = isAdmin }),
            cancellationToken);
    }

    private Uri Admin(UserDrive drive) => addresses.SharePointAdmin(drive.SiteUrl ?? drive.WebUrl);

    private static string Site(UserDrive drive) => $"_api/SPO.Tenant/sites('{drive.SiteId}')";
}
