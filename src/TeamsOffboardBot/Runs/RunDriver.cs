using System.Data.Common;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Looks at one request: takes the lease of its run, goes as far as it goes, sets the next wake-up and lays the run down. The
/// wake-up is set while the lease is held, so that only one process sets it.
/// </summary>
public sealed class RunDriver(
    Executor executor, IRunLeases leases, WakeUps wakeUps, WireClock wire, IOptions<RunsOptions> options, ILogger<RunDriver> logger)
{
    private static readonly TimeSpan LongestWaitForOthers = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWaitForARepair = TimeSpan.FromMinutes(10);

    /// <returns>Null when the request is at rest or with another process; otherwise the longest pause that makes sense before another look.</returns>
    public async Task<TimeSpan?> LookAsync(RequestId request, Signal wake, CancellationToken stopping, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(wake);
        wake.Reset();
        using var scope = RunsLog.RequestScope(logger, request);
        var looking = TakeAndLookAsync(request, Clearance.Everything, wake, stopping, abort);
        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return looking.IsCompletedSuccessfully || stopping.IsCancellationRequested || abort.IsCancellationRequested
            ? null
            : AfterTrouble(request, looking.Exception?.InnerException);
    }

    /// <summary>Only what keeps the leaver out; then the run is laid down as due. Whatever is in the way of it is met again by the look that follows.</summary>
    public async Task LockOutAsync(RequestId request, Signal wake, CancellationToken stopping, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(wake);
        wake.Reset();
        using var scope = RunsLog.RequestScope(logger, request);
        await TakeAndLookAsync(request, Clearance.LockOut, wake, stopping, abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TakeAndLookAsync(RequestId request, Clearance atMost, Signal wake, CancellationToken stopping, CancellationToken abort)
    {
        // Whoever is at the run hears of new orders without being told.
        await using var lease = await Lease.TakeAsync(leases, request, options.Value.Lease, wire.Time, abort);
        if (lease is null)
        {
            return;
        }

        using var permit = CallPermit.Begin(() => lease.IsAlive && !abort.IsCancellationRequested, stopping);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(abort, lease.Lost);
        var isLaidDown = false;
        try
        {
            while (!isLaidDown && !stopping.IsCancellationRequested)
            {
                isLaidDown = await GoAsync(request, atMost, wake, stopping, end.Token);
            }
        }
        finally
        {
            if (!isLaidDown)
            {
                await AbandonAsync(request);
            }
        }
    }

    /// <returns>False when there is more to look at.</returns>
    private async Task<bool> GoAsync(RequestId request, Clearance atMost, Signal wake, CancellationToken stopping, CancellationToken abort)
    {
        var began = executor.Now;
        var rest = await executor.RunAsync(request, atMost, wake, stopping, abort);
        if (stopping.IsCancellationRequested)
        {
            return false;
        }

        if (atMost == Clearance.Everything && rest?.DueAt is { } at)
        {
            // Its moment may have passed while this look ended, as on a machine that was suspended.
            if (at > began && at <= executor.Now)
            {
                return false;
            }

            await wakeUps.SetAsync(request, at, abort);
        }

        return await leases.LayDownAsync(request, rest, abort);
    }

    private async Task AbandonAsync(RequestId request)
    {
        try
        {
            await leases.AbandonAsync(request, CancellationToken.None);
        }
        catch (DbException fault)
        {
            logger.LeaseNotGivenUp(request, fault.GetType().Name);
        }
    }

    private TimeSpan AfterTrouble(RequestId request, Exception? cause)
    {
        switch (cause)
        {
            case null:
                logger.LeaseLost(request);
                return LongestWaitForOthers;
            case RunLostException:
                logger.RunLost(request);
                return LongestWaitForOthers;
            case DbException database:
                logger.DatabaseFailed(request, database.GetType().Name, database.SqlState);
                return LongestWaitForOthers;
            case JournalUnreadableException unreadable:
                logger.RunUnreadable(request, unreadable.Message);
                return LongestWaitForARepair;
            default:
                logger.RunBroke(request, cause.GetType().FullName, cause.StackTrace);
                return LongestWaitForARepair;
        }
    }
}
