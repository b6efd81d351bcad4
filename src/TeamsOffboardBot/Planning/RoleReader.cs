using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>Directory roles held now, and those that could be activated.</summary>
internal static class RoleReader
{
    /// <summary>Without Privileged Identity Management there are no eligible roles: the tenant says that its licence is missing.</summary>
    private const string NoPrivilegedIdentityManagement = "AadPremiumLicenseRequired";

    public static async Task<IReadOnlyList<string>> RolesAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var active = tenant.Roles.ActiveAsync(leaver.Value, cancellationToken);
        var eligible = EligibleAsync(tenant, leaver, cancellationToken);
        await Task.WhenAll(active, eligible);
        return [.. (await active).Concat(await eligible).Select(r => r.RoleName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<RoleHolding>> EligibleAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        try
        {
            return await tenant.Roles.EligibleAsync(leaver.Value, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Code == NoPrivilegedIdentityManagement)
        {
            return [];
        }
    }
}
