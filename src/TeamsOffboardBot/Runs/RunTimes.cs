using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>How long the latest runs took, as their journals say; what cards tell about the rest of one.</summary>
public sealed class RunTimes(IJournal journal, TimeProvider time)
{
    /// <summary>Enough for one in the middle, few enough to read.</summary>
    private const int Measured = 10;

    private const int Latest = 50;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private volatile Readings _known = new(DateTimeOffset.MinValue, []);

    /// <summary>As it was known when it was last measured; null where there was nothing to measure.</summary>
    public RunPace? Usual(RequestKind kind) => RunPace.Of(_known.Runs.Where(r => r.Kind == kind).Select(r => r.Taken));

    /// <summary>Measures again when it was long ago.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _known.At < FreshFor)
        {
            return;
        }

        // Whoever comes meanwhile does with what is known.
        _known = _known with { At = now };
        var rested = (await journal.RecentAsync(requester: null, Latest, cancellationToken))
            .Where(r => r.Stage is RequestStage.Finished or RequestStage.WaitingForPeople or RequestStage.WaitingForDate);
        List<(RequestKind, TimeSpan)> runs = [];
        foreach (var row in rested.Take(Measured))
        {
            if (await TakenAsync(row.Id, cancellationToken) is { } taken)
            {
                runs.Add((row.Kind, taken));
            }
        }

        _known = new(now, runs);
    }

    private async Task<TimeSpan?> TakenAsync(RequestId request, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.ReadAsync(request, cancellationToken) is { } state ? RunPace.Taken(state) : null;
        }
        catch (JournalUnreadableException)
        {
            return null;
        }
    }

    private sealed record Readings(DateTimeOffset At, IReadOnlyList<(RequestKind Kind, TimeSpan Taken)> Runs);
}
