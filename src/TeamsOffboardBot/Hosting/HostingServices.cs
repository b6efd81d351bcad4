namespace TeamsOffboardBot.Hosting;

public static class HostingServices
{
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHttpClient();
        services.AddHealthChecks();
        return services;
    }
}
