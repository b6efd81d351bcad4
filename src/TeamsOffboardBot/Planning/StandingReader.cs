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
    /// <param name="within">The groups and roles the leaver is in, directly or through others.</param>
    public async Task<bool> IsLastApproverAsync(UserId leaver, Task<IReadOnlySet<string>> within, CancellationToken cancellationToken)
    {
        try
        {
            // Where that is not told, the group itself is asked.
            if (await FactReader.OrNullAsync<IReadOnlySet<string>>(within!) is { } groups && !groups.Contains(access.Value.ApproverGroupId))
            {
                return false;
            }

            var approvers = await tenant.Groups.TransitiveUsersAsync(access.Value.ApproverGroupId, cancellationToken);
            var enabled = approvers.Where(a => a.AccountEnabled != false).Select(a => a.Id).ToList();
            return enabled.Contains(leaver.Value) && enabled.Count == 1;
        }
        catch (Microsoft365Fault fault)
        {
            PassedOver.Note(fault);
            return false;
        }
    }

    /// <summary>Directly or through a group that carries the role. Null: the tenant did not say.</summary>
    /// <param name="within">The groups and roles the leaver is in, directly or through others.</param>
    public async Task<bool?> IsLastGlobalAdministratorAsync(UserId leaver, Task<IReadOnlySet<string>> within, CancellationToken cancellationToken)
    {
        try
        {
            var holders = (await tenant.Roles.HoldersAsync(GlobalAdministrator, cancellationToken)).Select(h => h.PrincipalId).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!holders.Contains(leaver.Value) && !holders.Overlaps(await within))
            {
                return false;
            }

            var enabled = await Task.WhenAll(holders.Select(h => EnabledAsync(h, cancellationToken)));
            return enabled.SelectMany(e => e).All(id => string.Equals(id, leaver.Value, StringComparison.OrdinalIgnoreCase));
        }
        catch (Microsoft365Fault fault)
        {
            PassedOver.Note(fault);
            return null;
        }
    }

    /// <summary>The people a role reaches through one of its holders who can sign in; an application is nobody.</summary>
    private async Task<IReadOnlyList<string>> EnabledAsync(string holder, CancellationToken cancellationToken)
    {
        if (await tenant.Users.GetAsync(holder, cancellationToken) is { } user)
        {
            return user.AccountEnabled == false ? [] : [user.Id];
        }

        try
        {
            return [.. (await tenant.Groups.TransitiveUsersAsync(holder, cancellationToken)).Where(m => m.AccountEnabled != false).Select(m => m.Id)];
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return [];
        }
    }
}
