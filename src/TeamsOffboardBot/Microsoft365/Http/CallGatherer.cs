namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Calls made at the same moment travel together. The first one opens a window, whoever is in more haste shortens it; at its end, or when
/// nothing more fits, all that came are sent, in as few batches as may be and each as small as the others. Reads that ask the same are sent once. A caller that gives up stops waiting; the
/// others are not disturbed.
/// </summary>
/// <param name="readOf">Equal for reads that ask the same; null for a write.</param>
public sealed class CallGatherer<TCall>(
    GatherSize size,
    GatherPace pace,
    TimeProvider time,
    Func<TCall, Read?> readOf,
    Func<IReadOnlyList<TCall>, Task<IReadOnlyList<WireAnswer>>> send)
{
    /// <summary>So much of what answers took of late is the last of them.</summary>
    private const double Freshness = 0.2;

    private readonly Lock _lock = new();

    /// <summary>One for all, or one for those in haste and one for the others.</summary>
    private readonly Gathering[] _gathered = [new(), new()];

    private TimeSpan _answer;

    public async Task<WireAnswer> SendAsync(TCall call, CancellationToken cancellationToken)
    {
        var read = readOf(call);
        if (read is not null && ReadMemory.Recall(read) is { } known)
        {
            return known;
        }

        var company = CallCompany.Current;
        var waiting = new Waiting(call, read is null ? new object() : (read, company), company, cancellationToken);
        Gather(waiting, CallHaste.Current);
        var answer = await waiting.Answer.Task.WaitAsync(cancellationToken);
        if (read is not null)
        {
            ReadMemory.Keep(read, answer);
        }

        return answer;
    }

    private void Gather(Waiting waiting, Haste haste)
    {
        var place = pace.IsApart(haste) ? 1 : 0;
        Gathering? full = null;
        Gathering? closing = null;
        TimeSpan window;
        lock (_lock)
        {
            var gathering = _gathered[place];
            gathering.Add(waiting, haste);
            window = pace.Window(haste, _answer);
            var isShorter = gathering.ClosesWithin(window, time);
            if (gathering.Calls == size.AtATime)
            {
                full = Take(place);
            }
            else if (isShorter)
            {
                closing = gathering;
            }
        }

        if (full is not null)
        {
            _ = DeliverAsync(full);
        }
        else if (closing is not null)
        {
            _ = CloseLaterAsync(closing, place, window);
        }
    }

    private async Task CloseLaterAsync(Gathering closing, int place, TimeSpan window)
    {
        if (window > TimeSpan.Zero)
        {
            await Task.Delay(window, time, CancellationToken.None);
        }

        Gathering? mine;
        lock (_lock)
        {
            mine = ReferenceEquals(_gathered[place], closing) ? Take(place) : null;
        }

        if (mine is not null)
        {
            await DeliverAsync(mine);
        }
    }

    private Gathering Take(int place)
    {
        var taken = _gathered[place];
        _gathered[place] = new();
        return taken;
    }

    private async Task DeliverAsync(Gathering gathered)
    {
        gathered.All.FindAll(waiting => !waiting.MayCall).ForEach(waiting => waiting.Answer.TrySetException(new CallNotPermittedException()));
        var wanted = gathered.All.FindAll(waiting => waiting.MayCall && !waiting.GivenUp.IsCancellationRequested);
        await Task.WhenAll(Batches([.. wanted.GroupBy(waiting => waiting.Asks)], gathered.IsHurried ? size.Hurried : size.Wanted).Select(DeliverAsync));
    }

    /// <summary>As few as may be, each as small as the others; company stays together as long as it fits into one.</summary>
    private List<List<IGrouping<object, Waiting>>> Batches(List<IGrouping<object, Waiting>> calls, int wanted)
    {
        var batches = Enumerable.Range(0, (calls.Count + wanted - 1) / wanted).Select(_ => new List<IGrouping<object, Waiting>>()).ToList();
        var companies = calls.GroupBy(call => (object?)call.First().Company ?? call.Key).Select(company => company.ToList()).OrderByDescending(company => company.Count);
        foreach (var company in companies)
        {
            var smallest = batches.MinBy(batch => batch.Count)!;
            if (smallest.Count + company.Count <= size.Most)
            {
                smallest.AddRange(company);
            }
            else
            {
                company.ForEach(call => batches.MinBy(batch => batch.Count)!.Add(call));
            }
        }

        return batches.FindAll(batch => batch.Count > 0);
    }

    private async Task DeliverAsync(IReadOnlyList<IGrouping<object, Waiting>> calls)
    {
        var wanted = calls.SelectMany(call => call).ToList();
        using var permit = CallPermit.BeginFor(wanted.ConvertAll(waiting => waiting.Permit));
        var began = time.GetTimestamp();
        var sending = send([.. calls.Select(call => call.First().Call)]);
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Learn(time.GetElapsedTime(began));
        if (!sending.IsCompletedSuccessfully)
        {
            wanted.ForEach(waiting => waiting.End(sending));
            return;
        }

        foreach (var (call, answer) in calls.Zip(await sending))
        {
            foreach (var waiting in call)
            {
                waiting.Answer.TrySetResult(answer);
            }
        }
    }

    private void Learn(TimeSpan took)
    {
        lock (_lock)
        {
            _answer = (_answer * (1 - Freshness)) + (took * Freshness);
        }
    }

    private sealed class Gathering
    {
        private readonly HashSet<object> _asked = [];
        private long? _closesAt;

        public List<Waiting> All { get; } = [];

        public int Calls => _asked.Count;

        /// <summary>None is in more haste, and none in less.</summary>
        public bool IsHurried { get; private set; } = true;

        public void Add(Waiting waiting, Haste haste)
        {
            All.Add(waiting);
            IsHurried &= haste == Haste.Hurried;
            _asked.Add(waiting.Asks);
        }

        /// <summary>False when it would have been closed by then anyway.</summary>
        public bool ClosesWithin(TimeSpan window, TimeProvider time)
        {
            var at = time.GetTimestamp() + (long)(window.TotalSeconds * time.TimestampFrequency);
            var isShorter = _closesAt is not { } known || at < known;
            _closesAt = isShorter ? at : _closesAt;
            return isShorter;
        }
    }

    /// <param name="Asks">The same for all that want the same answer.</param>
    private sealed record Waiting(TCall Call, object Asks, CallCompany? Company, CancellationToken GivenUp)
    {
        public CallPermit? Permit { get; } = CallPermit.Current;

        public bool MayCall => Permit is not { MayCall: false };

        public TaskCompletionSource<WireAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>A call that was held back because of another in the batch had no answer; whoever made it knows what to do then.</summary>
        public void End(Task sending)
        {
            if (sending.IsCanceled && MayCall)
            {
                Answer.TrySetResult(WireAnswer.None(Microsoft365FaultCodes.ConnectionCut));
            }
            else
            {
                Answer.TrySetException(sending.Exception?.InnerException ?? new CallNotPermittedException());
            }
        }
    }
}

/// <summary>So many calls travel together.</summary>
/// <param name="Wanted">No more than these where it can be helped.</param>
/// <param name="Most">Those in company of each other, which are not parted for less.</param>
/// <param name="Hurried">As <paramref name="Wanted"/>, where the rest of a run waits for all of them.</param>
/// <param name="Batches">So many batches are filled before the window's end.</param>
public sealed record GatherSize(int Wanted, int Most, int Hurried, int Batches)
{
    public int AtATime => Wanted * Batches;
}
