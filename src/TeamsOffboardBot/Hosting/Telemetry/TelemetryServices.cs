using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace TeamsOffboardBot.Hosting.Telemetry;

public static class TelemetryServices
{
    public const string ServiceName = "teams-offboard-bot";

    /// <summary>First of all services, so that it starts before them and sends what they say while they stop.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.Sends("LOGS"))
        {
            services.AddLogging(logging => logging.AddOpenTelemetry(log =>
            {
                log.IncludeScopes = true;
                log.IncludeFormattedMessage = true;
                log.SetResourceBuilder(Resource());
                log.AddOtlpExporter();
            }));
        }

        services.AddSingleton<RequestGauges>();
        return services.AddHostedService<TelemetryExport>();
    }

    /// <summary>OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say more, or other things.</summary>
    internal static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
