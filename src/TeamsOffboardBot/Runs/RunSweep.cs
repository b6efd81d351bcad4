using System.Data.Common;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Finds what nobody was woken for: every append makes its request due at once, and only a look that found nothing more to
/// do says otherwise. So whatever a process forgot when it ended is due in the list. At the start it also sets the wake-ups that
/// are still to come, in case the alarm clock's file was lost.
/// </summary>
public sealed class RunSweep(
    RunWorker worker, IJournal journal, WakeUps wakeUps, TimeProvider time, IOptions<RunsOptions> options, ILogger<RunSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, time);
        var isStart = true;
        try
        {
            do
            {
                isStart = !await SweepAsync(isStart, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.SweepEnded();
        }
    }

    /// <returns>False when the list could not be read.</returns>
    private async Task<bool> SweepAsync(bool isStart, CancellationToken cancellationToken)
    {
        try
        {
            var inHand = worker.InHand;
            foreach (var row in (await journal.WatchedAsync(cancellationToken)).Where(row => !inHand.Contains(row.Id)))
            {
                if (row.DueAt <= time.GetUtcNow())
                {
                    worker.Wake(row.Id);
                }
                else if (isStart && row.DueAt is { } at)
                {
                    await wakeUps.EnsureAsync(row.Id, at, cancellationToken);
                }
            }

            return true;
        }
        catch (Exception fault) when (fault is DbException or Quartz.SchedulerException)
        {
            logger.SweepFailed(fault.GetType().Name);
            return false;
        }
    }
}
