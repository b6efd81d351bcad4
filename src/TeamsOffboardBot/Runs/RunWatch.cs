using System.Data.Common;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Where several processes share a database: hears, within a second, of orders that another process wrote to a run this one is
/// at, and of runs that another process left or died over.
/// </summary>
public sealed class RunWatch(RunWorker worker, IRunLeases leases, WireClock clock, ILogger<RunWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);
    private IReadOnlyDictionary<RequestId, long> _heads = new Dictionary<RequestId, long>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (leases.IsOnlyProcess)
        {
            return;
        }

        using var timer = new PeriodicTimer(Turn, clock.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAroundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.WatchEnded();
        }
    }

    private async Task LookAroundAsync(CancellationToken cancellationToken)
    {
        try
        {
            var inHand = worker.InHand;
            if (inHand.Count > 0)
            {
                var heads = await leases.HeadsAsync(cancellationToken);
                foreach (var (request, seq) in heads.Where(head => _heads.GetValueOrDefault(head.Key) != head.Value))
                {
                    worker.Wake(request);
                }

                _heads = heads;
            }

            foreach (var request in (await leases.AbandonedAsync(cancellationToken)).Except(inHand))
            {
                worker.Wake(request);
            }
        }
        catch (DbException fault)
        {
            logger.WatchFailed(fault.GetType().Name);
        }
    }
}
