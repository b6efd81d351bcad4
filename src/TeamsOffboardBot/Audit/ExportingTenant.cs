namespace TeamsOffboardBot.Audit;

/// <summary>The tenant that this process is told to work in. The command that writes evidence needs no tenant, and may be told none.</summary>
public sealed record ExportingTenant(string? Id)
{
    public static ExportingTenant Of(IConfiguration configuration) => new(configuration["Microsoft365:TenantId"] is { Length: > 0 } id ? id : null);
}
