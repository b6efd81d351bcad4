using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>The tenant that this process works in. Its name is asked for once, for all who want it at the same moment, and kept; while it cannot be read, the id stands alone.</summary>
public sealed class OwnTenant(Tenant tenant, Microsoft365Addresses addresses)
{
    private readonly Lock _lock = new();
    private Task<Organization?>? _reading;
    private Organization? _read;

    public async Task<TenantName> ReadAsync(CancellationToken cancellationToken)
    {
        var read = _read ?? await Reading().WaitAsync(cancellationToken);
        return new TenantName(addresses.TenantId, read?.DisplayName, read?.DefaultDomain);
    }

    private Task<Organization?> Reading()
    {
        lock (_lock)
        {
            return _reading = _reading is { IsCompleted: false } ? _reading : FindAsync();
        }
    }

    /// <summary>Whoever asked first may be gone before the others have their answer, so it does not end with them.</summary>
    private async Task<Organization?> FindAsync()
    {
        try
        {
            return _read = await tenant.Organization.OrganizationAsync(CancellationToken.None);
        }
        catch (Microsoft365Fault)
        {
            // No request waits for a name: the next one asks again.
            return null;
        }
    }
}
