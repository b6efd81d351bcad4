using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EvidenceOptions>().Bind(configuration.GetSection(EvidenceOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EvidenceOptions>, EvidenceOptionsValidator>();
        services.AddSingleton<HeadSigner>();
        services.AddSingleton(ExportingTenant.Of(configuration));
        return services;
    }
}
