namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// How fast a service is asked that refuses many calls: as fast as it served of late, and a little faster each second, because nobody tells what it serves. What is refused
/// counts against most limits as well, so asking more brings less; asking less than is served wastes it, so the pace falls little by little, unless it was far too fast, and
/// rises quickly to where it last was too fast. One refusal now and then changes nothing. Those in more haste go first.
/// </summary>
internal sealed class ServicePace(TimeProvider time)
{
    private const int Many = 5;
    private const double Tolerated = 0.15;
    private const double AlmostTooFast = 0.9;
    private const double Faster = 1.05;
    private const double BackUp = 1.25;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>What a service gives in less time is what it had saved up, and no pace.</summary>
    private static readonly TimeSpan Measurable = Window / 4;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (Haste Haste, long Number)> _line = new();
    private long _number;
    private bool _isReleasing;

    /// <summary>Null: as fast as they come.</summary>
    private double? _perSecond;

    /// <summary>The pace at which it last refused many.</summary>
    private double _tooFast;

    /// <summary>So many may go at once; never more than what a second brings.</summary>
    private double _free;
    private long _filledAt;

    private long _since = time.GetTimestamp();
    private int _served;
    private int _refused;

    /// <summary>It keeps everybody from asking too much by itself.</summary>
    public bool IsKept
    {
        get
        {
            lock (_lock)
            {
                return _perSecond is not null;
            }
        }
    }

    public Task TakeTurnAsync(Haste haste, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_perSecond is null)
            {
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _line.Enqueue(turn, (haste, _number++));
            if (!_isReleasing)
            {
                _isReleasing = true;
                _ = ReleaseAsync();
            }

            return turn.Task.WaitAsync(cancellationToken);
        }
    }

    public void Answered(bool isRefused)
    {
        lock (_lock)
        {
            (_served, _refused) = isRefused ? (_served, _refused + 1) : (_served + 1, _refused);
            var isTooFast = _refused >= Many && _refused > Tolerated * (_served + _refused);
            var elapsed = time.GetElapsedTime(_since);
            if (elapsed >= Window || (isTooFast && _perSecond is null))
            {
                Set(isTooFast ? Lower(elapsed) : _refused > 0 || IsNeeded() ? Higher() : null);
                (_since, _served, _refused) = (time.GetTimestamp(), 0, 0);
            }
        }
    }

    /// <summary>
    /// Where more was refused than served, what was served is what can be. Otherwise it is no measure of that: few may have been asked, and others still be under way.
    /// A first pace says nothing of where it is too fast.
    /// </summary>
    private double Lower(TimeSpan elapsed)
    {
        _tooFast = _perSecond ?? double.MaxValue;
        var share = (double)_refused / (_served + _refused);
        var served = _served / Math.Max(elapsed.TotalSeconds, Measurable.TotalSeconds);
        return Math.Max(1, _perSecond is { } before && share < 0.5 ? before * (1 - (share / 2)) : served);
    }

    private double? Higher() => !IsNeeded() ? _perSecond : _perSecond * (_perSecond < _tooFast * AlmostTooFast ? BackUp : Faster);

    /// <summary>Somebody waits, or could not have gone faster.</summary>
    private bool IsNeeded()
    {
        Fill();
        return _line.Count > 0 || _free < _perSecond / 2;
    }

    private void Set(double? perSecond)
    {
        Fill();
        _perSecond = perSecond;
        _free = perSecond is { } most ? Math.Min(_free, most) : 0;
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _free = _perSecond is { } rate ? Math.Min(rate, _free + (rate * time.GetElapsedTime(_filledAt, now).TotalSeconds)) : 0;
        _filledAt = now;
    }

    private async Task ReleaseAsync()
    {
        while (!Release())
        {
            await Task.Delay(Tick, time, CancellationToken.None);
        }
    }

    /// <returns>True when nobody waits any more.</returns>
    private bool Release()
    {
        lock (_lock)
        {
            Fill();
            while (_line.Count > 0 && (_perSecond is null || _free >= 1))
            {
                _free--;
                _line.Dequeue().TrySetResult();
            }

            _isReleasing = _line.Count > 0;
            return !_isReleasing;
        }
    }
}
