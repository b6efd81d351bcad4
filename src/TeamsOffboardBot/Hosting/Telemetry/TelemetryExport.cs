using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Hosting.Telemetry;

/// <summary>Sends traces and metrics for as long as the bot serves.</summary>
internal sealed class TelemetryExport(IConfiguration configuration, RequestGauges gauges) : IHostedService, IDisposable
{
    /// <summary>For each of the two: a receiver that is away does not hold up the end of the process.</summary>
    private const int MillisecondsToSend = 2000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.Sends("TRACES"))
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(TelemetryServices.Resource())
                .AddSource(RunTrace.SourceName, WireTelemetry.Name)
                .AddOtlpExporter()
                .Build();
        }

        if (configuration.Sends("METRICS"))
        {
            gauges.Observe();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(TelemetryServices.Resource())
                .AddMeter(RunMetrics.MeterName, WireTelemetry.Name, RequestGauges.MeterName)
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>What is not sent yet is sent now.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.Shutdown(MillisecondsToSend);
        _metrics?.Shutdown(MillisecondsToSend);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        (_traces, _metrics) = (null, null);
    }
}
