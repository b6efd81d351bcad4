using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// Who may approve: members of the approver group, also through groups within it, whose account is enabled. Looked up in the
/// tenant at every question; a right that was taken away is gone at the next click.
/// </summary>
public sealed class ApproverPolicy(Tenant tenant, IOptions<AccessOptions> access)
{
    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<bool> IsApproverAsync(UserId person, CancellationToken cancellationToken) =>
        await FindAsync(person, cancellationToken) is not null;

    /// <summary>The approver by name; null for somebody who is none.</summary>
    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<Actor?> FindAsync(UserId person, CancellationToken cancellationToken)
    {
        var user = tenant.Users.GetAsync(person.Value, cancellationToken);
        var groups = GroupsOfPerson.ReadAsync(tenant, person, cancellationToken);
        await Task.WhenAll(user, groups);
        return (await groups).Contains(access.Value.ApproverGroupId) && await user is { AccountEnabled: not false, IsGuest: false } approver
            ? new Actor(new(approver.Id), approver.DisplayName)
            : null;
    }

    /// <summary>Everyone who may approve now.</summary>
    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<IReadOnlyList<Actor>> ApproversAsync(CancellationToken cancellationToken)
    {
        var members = await tenant.Groups.TransitiveUsersAsync(access.Value.ApproverGroupId, cancellationToken);
        return [.. members
            .Where(m => m.AccountEnabled != false && !string.Equals(m.UserType, "Guest", StringComparison.OrdinalIgnoreCase))
            .Select(m => new Actor(new(m.Id), m.DisplayName ?? m.UserPrincipalName ?? m.Id))
            .OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
