using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>At most so many calls into one mailbox at a time: one more is refused by Outlook, whether it travels in a batch or not.</summary>
public sealed class MailboxLanes(IOptions<Microsoft365Options> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IDisposable> EnterAsync(string mailbox, CancellationToken cancellationToken)
    {
        Lane lane;
        lock (_lock)
        {
            lane = _lanes.TryGetValue(mailbox, out var known) ? known : _lanes[mailbox] = new Lane(options.Value.Limits.MailboxCallsAtOnce);
            lane.Users++;
        }

        var place = new Place(this, mailbox, lane);
        try
        {
            await lane.Free.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(mailbox, lane);
            throw;
        }

        return place;
    }

    private void Leave(string mailbox, Lane lane)
    {
        lock (_lock)
        {
            if (--lane.Users == 0)
            {
                _lanes.Remove(mailbox);
            }
        }
    }

    private sealed class Lane(int callsAtOnce)
    {
        public SemaphoreSlim Free { get; } = new(callsAtOnce);

        public int Users { get; set; }
    }

    private sealed class Place(MailboxLanes lanes, string mailbox, Lane lane) : IDisposable
    {
        public void Dispose()
        {
            lane.Free.Release();
            lanes.Leave(mailbox, lane);
        }
    }
}
