using Microsoft.Extensions.Logging;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Sends a call until it is answered for good, each time within the limits of its service. Throttled calls (429: nothing was done) are always repeated; other passing
/// failures only for reads and repeatable writes, and at most four tries of them. About 15 seconds of pauses in here: a longer one
/// leaves as a fault with its Retry-After, for the executor to wait out without holding anything.
/// </summary>
public sealed class CallSender(ServiceBudgets budgets, ServiceGates gates, FaultReader faults, WireClock clock, Random random, ILogger<CallSender> logger)
{
    private const int MaxTries = 4;
    private static readonly TimeSpan MaxWaiting = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(400);

    // Entra may throttle without naming a pause; three doublings of this just fit into the waiting.
    private static readonly TimeSpan FirstThrottledBackoff = TimeSpan.FromSeconds(2);

    /// <summary>And twice as long each time: a service may name a pause that is too short for all who wait.</summary>
    private static readonly TimeSpan ShortestThrottledPause = TimeSpan.FromMilliseconds(25);

    public async Task<WireAnswer> SendAsync(
        ServiceCall call, Func<CancellationToken, Task<WireAnswer>> attempt, CancellationToken cancellationToken)
    {
        if (call.IsWrite)
        {
            ReadMemory.End();
        }

        var gate = gates.Of(call);
        var waited = TimeSpan.Zero;
        for (var tries = 1; ; tries++)
        {
            await CallPermit.WaitAsync(cancel => budgets.SpendAsync(call, cancel), cancellationToken);
            waited += await PassGateAsync(call, gate, waited, cancellationToken);
            var answer = await attempt(cancellationToken);
            CallLog.Note(new(call.Service, call.Operation, call.IsWrite, answer.Status, answer.RequestId, clock.Time.GetUtcNow()) { Permissions = call.Permissions });
            if (answer.IsSuccess)
            {
                gate.Served();
                return answer;
            }

            var fault = faults.Read(call, answer);
            var asked = PauseAfter(fault, tries);
            Tell(gate, call, fault, fault.RetryAfter ?? asked, answer.IsCounted);
            var pause = Jittered(asked);
            if (!MayRepeat(call, fault) || (tries >= MaxTries && !fault.IsThrottled) || waited + pause > MaxWaiting)
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

    private static TimeSpan PauseAfter(Microsoft365Fault fault, int tries)
    {
        var (first, shortest) = fault.IsThrottled ? (FirstThrottledBackoff, ShortestThrottledPause) : (FirstBackoff, TimeSpan.Zero);
        var doubled = Math.Pow(2, tries - 1);
        var (asked, least) = (fault.RetryAfter ?? first * doubled, shortest * doubled);
        return asked > least ? asked : least;
    }

    private async Task<TimeSpan> PassGateAsync(ServiceCall call, ServiceGate gate, TimeSpan waited, CancellationToken cancellationToken)
    {
        var paused = await WaitWhileClosedAsync(call, gate, waited, cancellationToken);
        await CallPermit.WaitAsync(gate.TakeTurnAsync, cancellationToken);
        // Others may have been refused meanwhile.
        return paused + await WaitWhileClosedAsync(call, gate, waited + paused, cancellationToken);
    }

    private async Task<TimeSpan> WaitWhileClosedAsync(ServiceCall call, ServiceGate gate, TimeSpan waited, CancellationToken cancellationToken)
    {
        var passed = TimeSpan.Zero;
        while (gate.TimeToOpen() is var closed && closed > TimeSpan.Zero)
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

    private void Tell(ServiceGate gate, ServiceCall call, Microsoft365Fault fault, TimeSpan pause, bool isCounted)
    {
        if (!fault.IsThrottled)
        {
            gate.Served();
            return;
        }

        WireTelemetry.Throttled(call.Service);
        gate.Refused(pause, isCounted);
        logger.ServicePaused(call.Service, call.Gate, pause, fault.RequestId);
    }

    // Only ever later than asked, so that everybody who waited does not come back in the same millisecond.
    private TimeSpan Jittered(TimeSpan pause) => pause + TimeSpan.FromMilliseconds(random.NextDouble() * Math.Min(250, pause.TotalMilliseconds));
}
