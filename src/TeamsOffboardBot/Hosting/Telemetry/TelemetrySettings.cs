namespace TeamsOffboardBot.Hosting.Telemetry;

/// <summary>
/// Telemetry is told by OpenTelemetry's own environment variables alone, and leaves only when they name a receiver.
/// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
/// </summary>
internal static class TelemetrySettings
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <param name="signal">TRACES, METRICS or LOGS.</param>
    public static bool Sends(this IConfiguration configuration, string signal) =>
        !string.IsNullOrWhiteSpace(configuration[Endpoint])
        && !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase);
}
