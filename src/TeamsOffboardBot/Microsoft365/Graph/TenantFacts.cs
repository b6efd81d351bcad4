namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record Organization(string Id, string DisplayName, bool? OnPremisesSyncEnabled, string? TenantType)
{
    public IReadOnlyList<OrganizationDomain>? VerifiedDomains { get; init; }

    public string? DefaultDomain => VerifiedDomains?.FirstOrDefault(d => d.IsDefault)?.Name;
}

public sealed record OrganizationDomain(string Name, bool IsDefault);

public sealed record TenantDomain(string Id, bool IsDefault, bool IsInitial, bool IsVerified);

public sealed record NumberAssignment(string TelephoneNumber, string? NumberType, string? AssignmentTargetId, string? AssignmentStatus);
