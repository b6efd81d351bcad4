using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>Directory roles held now, and those that could be activated.</summary>
internal static class RoleReader
{
    /// <summary>Without Privileged Identity Management there are no eligible roles: the tenant says that its licence is missing.</summary>
    private const string NoPrivilegedIdentityManagement = "AadPremiumLicenseRequired";

    public static Fact<IReadOnlyList<string>> Names(Fact<IReadOnlyList<HeldRole>> roles) => roles.Exists(out var held)
        ? Fact.Of<IReadOnlyList<string>>([.. held.Select(r => r.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        : Fact.Unknown<IReadOnlyList<string>>(roles.Unknown!);

    public static async Task<IReadOnlyList<HeldRole>> RolesAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var active = tenant.Roles.ActiveAsync(leaver.Value, cancellationToken);
        var eligible = EligibleAsync(tenant, leaver, cancellationToken);
        await Task.WhenAll(active, eligible);
        return
        [
            .. (await active).Select(r => Held(r, isEligible: false)).Concat((await eligible).Select(r => Held(r, isEligible: true)))
                .OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    private static HeldRole Held(RoleHolding role, bool isEligible) =>
        new(role.Id, role.RoleName, role.DirectoryScopeId ?? "/", isEligible, role.EndDateTime);

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
