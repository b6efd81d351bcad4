namespace TenantSimulator.Http;

/// <summary>What the calling application may do. Null means everything; /_tenant/permissions takes rights away.</summary>
sealed record Grants(
    IReadOnlySet<string>? Graph,
    IReadOnlySet<string>? ExchangeCmdlets,
    IReadOnlySet<string>? SharePoint,
    IReadOnlySet<string>? DirectoryRoles,
    bool SharePointAcceptsToken)
{
    public static readonly Grants All = new(null, null, null, null, SharePointAcceptsToken: true);

    public bool HoldsAnyRole(params ReadOnlySpan<string> roles)
    {
        if (DirectoryRoles is null)
        {
            return true;
        }

        foreach (var role in roles)
        {
            if (DirectoryRoles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
