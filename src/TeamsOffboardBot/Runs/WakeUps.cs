using Quartz;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// The durable alarm clock: one wake-up a request, an absolute instant, kept on disk; a missed one goes off at once. It only
/// wakes; what is to be done stands in the journal. It is the only class that speaks to Quartz.
/// </summary>
public sealed class WakeUps(ISchedulerFactory schedulers, IScheduleStore store) : IHostedService
{
    internal static readonly JobKey Job = new("look-at-request");

    private IScheduler? _running;

    /// <summary>In place of the one there was.</summary>
    public Task SetAsync(RequestId request, DateTimeOffset at, CancellationToken cancellationToken) =>
        ScheduleAsync(request, at, TriggerConflict.Replace, cancellationToken);

    /// <summary>Unless there is one that goes off no later.</summary>
    public Task EnsureAsync(RequestId request, DateTimeOffset at, CancellationToken cancellationToken) =>
        ScheduleAsync(request, at, TriggerConflict.KeepEarlier, cancellationToken);

    /// <summary>Alone: the tables are made at the first start, and two processes that make them at once are in each other's way.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => store.AloneAsync(
        async () =>
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.Start(cancellationToken);
            _running = scheduler;
        },
        cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop its services twice, and Quartz refuses to be asked for once it is shut down.
        if (Interlocked.Exchange(ref _running, null) is { } scheduler)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    private async Task ScheduleAsync(RequestId request, DateTimeOffset at, TriggerConflict conflict, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var trigger = TriggerBuilder.Create()
            .WithIdentity(request.Value)
            .ForJob(Job)
            .StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleTrigger(trigger, conflict, cancellationToken);
    }
}
