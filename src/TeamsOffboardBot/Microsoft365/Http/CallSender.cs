using Microsoft.Extensions.Logging;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Sends a call until it is answered for good, each time within the limits of its service. Throttled calls (429: nothing was done) are always repeated; other passing
/// failures only for reads and repeatable writes. At most four tries and about 15 seconds of waiting in here: a longer pause
/// leaves as a fault with its Retry-After, for the executor to wait out without holding anything.
/// </summary>
public sealed class CallSender(ServiceBudgets budgets, ServiceGates gates, FaultReader faults, WireClock clock, Random random, ILogger<CallSender> logger)
{
    private const int MaxTries = 4;
    private static readonly TimeSpan MaxWaiting = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(400);

    // Entra may throttle without naming a pause; three doublings of this just fit into the waiting.
    private static readonly TimeSpan FirstThrottledBackoff = TimeSpan.FromSeconds(2);

    public async Task<WireAnswer> SendAsync(
        ServiceCall call, Func<CancellationToken, Task<WireAnswer>> attempt, CancellationToken cancellationToken)
    {
        if (call.IsWrite)
        {
            ReadMemory.End();
        }

        var waited = TimeSpan.Zero;
        for (var tries = 1; ; tries++)
        {
            await CallPermit.WaitAsync(cancel => budgets.SpendAsync(call, cancel), cancellationToken);
            waited += await PassGateAsync(call, waited, cancellationToken);
            var answer = await attempt(cancellationToken);
            CallLog.Note(new(call.Service, call.Operation, call.IsWrite, answer.Status, answer.RequestId, clock.Time.GetUtcNow()) { Permissions = call.Permissions });
            if (answer.IsSuccess)
            {
                return answer;
            }

            var fault = faults.Read(call, answer);
            var backoff = fault.IsThrottled ? FirstThrottledBackoff : FirstBackoff;
            var asked = fault.RetryAfter ?? backoff * Math.Pow(2, tries - 1);
            CloseGate(call, fault, asked);
            var pause = Jittered(asked);
            if (!MayRepeat(call, fault) || tries == MaxTries || waited + pause > MaxWaiting)
            {
                throw fault;
            }

            logger.CallRepeated(call.Service, call.Operation, fault.Status, fault.Code, fault.RequestId, pause);
            await CallPermit.WaitAsync(cancel => Task.Delay(pause, clock.Time, cancel), cancellationToken);
            waited += pause;
        }
    }

    private static bool MayRepeat(ServiceCall call, Microsoft365Fault fault) =>
        fault.IsTransient && (!call.IsWrite || call.IsRepeatable || fault.IsThrottled);

    private async Task<TimeSpan> PassGateAsync(ServiceCall call, TimeSpan waited, CancellationToken cancellationToken)
    {
        var passed = TimeSpan.Zero;
        while (gates.TimeToOpen(call.Gate) is var closed && closed > TimeSpan.Zero)
        {
            if (waited + passed + closed > MaxWaiting)
            {
                throw faults.Paused(call, closed);
            }

            var pause = Jittered(closed);
            await CallPermit.WaitAsync(cancel => Task.Delay(pause, clock.Time, cancel), cancellationToken);
            passed += pause;
        }

        return passed;
    }

    private void CloseGate(ServiceCall call, Microsoft365Fault fault, TimeSpan pause)
    {
        if (fault.IsThrottled)
        {
            WireTelemetry.Throttled(call.Service);
            gates.Close(call.Gate, pause);
            logger.ServicePaused(call.Service, call.Gate, pause, fault.RequestId);
        }
    }

    // Only ever later than asked, so that everybody who waited does not come back in the same millisecond.
    private TimeSpan Jittered(TimeSpan pause) => pause + TimeSpan.FromMilliseconds(random.NextDouble() * Math.Min(250, pause.TotalMilliseconds));
}
