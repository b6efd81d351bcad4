using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// Who is told of what waits for approvers. One reading of the group serves all who ask within ten seconds, so that a hundred
/// requests at once do not read it a hundred times; what fails is read again. It decides nothing: whoever presses a button is looked up for it.
/// </summary>
public sealed class ApproversToTell(ApproverPolicy policy, TimeProvider time)
{
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private (Task<IReadOnlyList<Actor>> Approvers, DateTimeOffset At)? _reading;

    /// <exception cref="Microsoft365.Microsoft365Fault">The tenant did not say.</exception>
    public Task<IReadOnlyList<Actor>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_reading is not { Approvers: { IsFaulted: false, IsCanceled: false } } reading || (now - reading.At).Duration() >= Young)
            {
                // Whoever waits for it may give up; the others do not.
                _reading = reading = (policy.ApproversAsync(CancellationToken.None), now);
            }

            return reading.Approvers.WaitAsync(cancellationToken);
        }
    }
}
