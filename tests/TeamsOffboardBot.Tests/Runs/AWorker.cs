using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>What keeps runs going in one process, put together as the product does it: worker, sweep, watch and alarm clock.</summary>
internal sealed class AWorker : IDisposable
{
    private readonly ServiceProvider _parts;
    private readonly List<IHostedService> _started = [];

    public AWorker(Executor executor, RunsOptions options, IJournal journal, IRunLeases leases, TimeProvider time, Database database, string connectionString, ILoggerProvider log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Quartz", LogLevel.Warning).AddProvider(log));
        services.AddSingleton(Options.Create(options)).AddSingleton(executor).AddSingleton(journal).AddSingleton(leases).AddSingleton(time);
        services.AddSingleton(new WireClock(TimeProvider.System)).AddSingleton(database).AddSingleton<IScheduleStore, ScheduleStore>();
        var settings = new ConfigurationManager { ["Storage:ConnectionString"] = connectionString };
        services.AddSchedule(settings).AddQuartz(quartz => ScheduleStore.Configure(quartz, settings));
        _parts = services.AddRunWorker().BuildServiceProvider();
    }

    public RunWorker Worker => _parts.GetRequiredService<RunWorker>();

    public async Task StartAsync()
    {
        foreach (var service in _parts.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
            _started.Insert(0, service);
        }
    }

    public void Wake(RequestId request) => Worker.Wake(request);

    /// <param name="canceled">The host has no more time.</param>
    public async Task StopAsync(bool canceled = false)
    {
        await Worker.StoppingAsync(CancellationToken.None);
        foreach (var service in _started)
        {
            await service.StopAsync(new CancellationToken(canceled && service is RunWorker));
        }

        _started.Clear();
    }

    public void Dispose() => _parts.Dispose();
}
