using System.Data.Common;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>Erases personal data of requests that ended longer ago than <c>Deadlines:EraseAfter</c>. Without that option nothing is erased.</summary>
public sealed class ErasureSweep(IErasure erasure, TimeProvider time, IOptions<DeadlinesOptions> options, ILogger<ErasureSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.EraseAfter is not { } after)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await EraseAsync(time.GetUtcNow() - after, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.SweepEnded();
        }
    }

    private async Task EraseAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var request in await erasure.ClosedBeforeAsync(before, cancellationToken))
            {
                if (await erasure.EraseAsync(request, cancellationToken))
                {
                    logger.Erased(request);
                }
            }
        }
        catch (Exception fault) when (fault is DbException or JournalUnreadableException)
        {
            logger.NotErased(fault.GetType().Name);
        }
    }
}
