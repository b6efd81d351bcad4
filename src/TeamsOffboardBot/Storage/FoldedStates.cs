using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// States as they were last folded: the latest, and those that somebody still works with. A request may wait for people for months, and its journal tells its
/// state again whenever that is wanted.
/// </summary>
internal sealed class FoldedStates
{
    private const int Latest = 64;
    private const int BetweenSweeps = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<RequestId, WeakReference<RequestState>> _all = [];
    private readonly RequestState?[] _latest = new RequestState?[Latest];
    private int _kept;

    /// <summary>Those that could be told without the journal.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                Sweep();
                return _all.Count;
            }
        }
    }

    public RequestState? Find(RequestId request)
    {
        lock (_lock)
        {
            return _all.TryGetValue(request, out var known) && known.TryGetTarget(out var state) ? state : null;
        }
    }

    public void Keep(RequestState state)
    {
        lock (_lock)
        {
            if (_all.TryGetValue(state.Id, out var known))
            {
                known.SetTarget(state);
            }
            else
            {
                _all[state.Id] = new(state);
            }

            _latest[_kept++ % Latest] = state;
            if (_kept == BetweenSweeps * Latest)
            {
                _kept = 0;
            }

            if (_kept % BetweenSweeps == 0)
            {
                Sweep();
            }
        }
    }

    public void Forget(RequestId request)
    {
        lock (_lock)
        {
            _all.Remove(request);
            for (var i = 0; i < Latest; i++)
            {
                _latest[i] = _latest[i]?.Id == request ? null : _latest[i];
            }
        }
    }

    private void Sweep()
    {
        foreach (var (request, _) in _all.Where(known => !known.Value.TryGetTarget(out _)).ToList())
        {
            _all.Remove(request);
        }
    }
}
