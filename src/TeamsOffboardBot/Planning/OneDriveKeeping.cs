using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Whether this tenant is one whose OneDrives without a licence stay as they are: schools and governments (rule R9). The operator says so, or
/// the cloud does, or the products that the tenant has bought, which are sold to nobody else. Whatever else is true, they are archived: one warning
/// too many costs nothing. https://learn.microsoft.com/sharepoint/unlicensed-onedrive-accounts
/// </summary>
public sealed class OneDriveKeeping(IOptions<DeadlinesOptions> deadlines, IOptions<Microsoft365Options> tenant)
{
    /// <summary>
    /// Words in the names of products for schools and for the US government community cloud (GCC High is another cloud, and its products say USGOV):
    /// https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference.
    /// </summary>
    private static readonly string[] Exempt = ["FACULTY", "STUDENT", "STUDENTS", "M365EDU", "GOV"];

    /// <param name="bought">None where that could not be read.</param>
    public bool Stay(IReadOnlyList<SubscribedSku> bought) =>
        deadlines.Value.UnlicensedOneDrivesStay ?? (tenant.Value.Cloud == Microsoft365Cloud.UsGovDod || bought.Any(IsForExempt));

    private static bool IsForExempt(SubscribedSku sku) =>
        sku.CapabilityStatus is null or "Enabled" && sku.SkuPartNumber.Split('_').Intersect(Exempt, StringComparer.OrdinalIgnoreCase).Any();
}
