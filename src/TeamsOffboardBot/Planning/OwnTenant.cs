using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>The tenant that this process works in. Its name is asked for once and kept; while it cannot be read, the id stands alone.</summary>
public sealed class OwnTenant(Tenant tenant, Microsoft365Addresses addresses)
{
    private Organization? _read;

    public async Task<TenantName> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _read ??= await tenant.Organization.OrganizationAsync(cancellationToken);
        }
        catch (Microsoft365Fault)
        {
            // No request waits for a name: the next one asks again.
        }

        return new TenantName(addresses.TenantId, _read?.DisplayName, _read?.DefaultDomain);
    }
}
