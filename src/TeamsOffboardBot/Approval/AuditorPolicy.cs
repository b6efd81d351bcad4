using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

/// <summary>Who may have evidence: approvers and the group of auditors, looked up in the tenant at every question. Never the leaver, whoever they are.</summary>
public sealed class AuditorPolicy(Tenant tenant, IOptions<AccessOptions> access)
{
    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<bool> MayReadEvidenceAsync(UserId person, CancellationToken cancellationToken)
    {
        var user = tenant.Users.GetAsync(person.Value, cancellationToken);
        var groups = GroupsOfPerson.ReadAsync(tenant, person, cancellationToken);
        await Task.WhenAll(user, groups);
        return (await groups).Overlaps(Readers) && await user is { AccountEnabled: not false, IsGuest: false };
    }

    private IEnumerable<string> Readers => new[] { access.Value.ApproverGroupId, access.Value.AuditorGroupId }.OfType<string>();
}
