using System.Data.Common;
using System.Diagnostics.Metrics;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.Telemetry;

/// <summary>
/// How many requests wait for what, and for how long. All processes on one database tell the same of requests, so a dashboard takes the
/// maximum; runs in hand are each process's own. Read anew whenever somebody has looked.
/// </summary>
internal sealed class RequestGauges(IJournal journal, RunWorker runs, TimeProvider time) : IDisposable
{
    public const string MeterName = "TeamsOffboardBot.Requests";
    public const string Requests = "offboarding.requests";
    public const string RunsActive = "offboarding.runs.active";
    public const string ApprovalAge = "offboarding.approval.age";
    public const string Overdue = "offboarding.deadlines.overdue";

    private readonly Meter _meter = new(MeterName);
    /// <summary>Null until they were read, and while they cannot be: then nothing is told, rather than zero.</summary>
    private IReadOnlyList<RequestRow>? _open;
    private int _isReading;

    public void Observe()
    {
        _meter.CreateObservableGauge(Requests, Waiting, "{request}", "Open requests by what they wait for.");
        _meter.CreateObservableGauge(RunsActive, () => runs.InHand.Count, "{run}", "Offboardings that this process is at.");
        _meter.CreateObservableGauge(ApprovalAge, OldestApproval, "s", "Since when the oldest request waits for its approval.");
        _meter.CreateObservableGauge(Overdue, OverdueDeadlines, "{request}", "Requests whose next moment in time has passed without anything being done.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Waiting()
    {
        _ = RefreshAsync();
        return _open is not { } open ? [] : Enum.GetValues<RequestStage>()
            .Where(stage => stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly or RequestStage.Scheduled or RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate)
            .Select(stage => new Measurement<int>(open.Count(r => r.Stage == stage), new KeyValuePair<string, object?>("stage", stage.ToString())));
    }

    private IEnumerable<Measurement<double>> OldestApproval() => _open is not { } open
        ? []
        : [new(open.Where(r => r.Stage == RequestStage.AwaitingApproval).Select(r => (time.GetUtcNow() - r.SubmittedAt).TotalSeconds).DefaultIfEmpty(0).Max())];

    private IEnumerable<Measurement<int>> OverdueDeadlines() =>
        _open is not { } open ? [] : [new(open.Count(r => r.Next is { } next && next.At < time.GetUtcNow()))];

    /// <summary>A reader of metrics cannot wait for a database; it is told what was read after the last look.</summary>
    private async Task RefreshAsync()
    {
        if (Interlocked.Exchange(ref _isReading, 1) == 1)
        {
            return;
        }

        try
        {
            _open = await journal.OpenAsync(CancellationToken.None);
        }
        catch (Exception away) when (away is DbException or StorageUnusableException or ObjectDisposedException)
        {
            // Health tells of the database.
            _open = null;
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }
}
