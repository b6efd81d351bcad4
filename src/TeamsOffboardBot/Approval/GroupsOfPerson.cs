using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

internal static class GroupsOfPerson
{
    /// <summary>Groups somebody is in, directly or through others; none for somebody the tenant does not know.</summary>
    public static async Task<IReadOnlySet<string>> ReadAsync(Tenant tenant, UserId person, CancellationToken cancellationToken)
    {
        try
        {
            return await tenant.Users.TransitiveGroupIdsAsync(person.Value, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        }
    }
}
