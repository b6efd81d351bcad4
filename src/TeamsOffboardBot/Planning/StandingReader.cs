using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Planning;

/// <summary>Whether tenant or bot would lock its own people out without this person. Rule R19.</summary>
public sealed class StandingReader(Tenant tenant, IOptions<AccessOptions> access)
{
    /// <summary>The same id in every tenant: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference.</summary>
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    public bool IsProtected(Person person) => access.Value.IsProtected(person);

    /// <summary>A group that cannot be read approves nobody, so then nobody is its last member.</summary>
    public async Task<bool> IsLastApproverAsync(UserId leaver, CancellationToken cancellationToken)
    {
        try
        {
            var approvers = await tenant.Groups.TransitiveUsersAsync(access.Value.ApproverGroupId, cancellationToken);
            var enabled = approvers.Where(a => a.AccountEnabled != false).Select(a => a.Id).ToList();
            return enabled.Contains(leaver.Value) && enabled.Count == 1;
        }
        catch (Microsoft365Fault)
        {
            return false;
        }
    }

    /// <summary>Roles that cannot be read refuse the leaver by another rule already (R23).</summary>
    public async Task<bool> IsLastGlobalAdministratorAsync(UserId leaver, CancellationToken cancellationToken)
    {
        try
        {
            var holders = (await tenant.Roles.HoldersAsync(GlobalAdministrator, cancellationToken)).Select(h => h.PrincipalId).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!holders.Remove(leaver.Value))
            {
                return false;
            }

            var others = await Task.WhenAll(holders.Select(h => tenant.Users.GetAsync(h, cancellationToken)));
            return !others.Any(o => o is { AccountEnabled: not false });
        }
        catch (Microsoft365Fault)
        {
            return false;
        }
    }
}
