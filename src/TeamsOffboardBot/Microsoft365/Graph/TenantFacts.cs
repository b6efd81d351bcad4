namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record Organization(Guid Id, string DisplayName, bool? OnPremisesSyncEnabled, string? TenantType);

public sealed record TenantDomain(string Id, bool IsDefault, bool IsInitial, bool IsVerified);

public sealed record SharePointSettings(int? DeletedUserPersonalSiteRetentionPeriodInDays);

public sealed record NumberAssignment(string TelephoneNumber, string? NumberType, Guid? AssignmentTargetId, string? AssignmentStatus);
