using System.Collections.Concurrent;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// Readings of the tenant that are under way, so that one that takes long is waited for and not begun twice. Only in
/// memory: after a restart the next answer begins a new one. One that nobody came back for is forgotten: whoever asks later wants the facts of that day.
/// </summary>
public sealed class Readings(IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Conversation, UserId Leaver, RequestKind Kind, RequestId? Undoes), Reading> _running = new();

    /// <summary>Those that somebody may still come back for.</summary>
    public int Count => _running.Count;

    /// <summary>
    /// For a question that has just been asked: what an earlier one read, and nobody waited for, may be long out of date and was read with other wishes.
    /// </summary>
    public Task<Prepared> Start(string conversation, OffboardDraft draft, Func<CancellationToken, Task<Prepared>> read)
    {
        var now = time.GetUtcNow();
        foreach (var old in _running.Where(reading => now - reading.Value.BegunAt > KeptFor))
        {
            _running.TryRemove(old);
        }

        return (_running[KeyOf(conversation, draft)] = new(read(lifetime.ApplicationStopping), now)).Task;
    }

    /// <summary>For whoever waits for what has been begun; after a restart it is begun anew.</summary>
    public Task<Prepared> Join(string conversation, OffboardDraft draft, Func<CancellationToken, Task<Prepared>> read) =>
        _running.GetOrAdd(KeyOf(conversation, draft), _ => new(read(lifetime.ApplicationStopping), time.GetUtcNow())).Task;

    public void Forget(string conversation, OffboardDraft draft) => _running.TryRemove(KeyOf(conversation, draft), out _);

    private static (string Conversation, UserId Leaver, RequestKind Kind, RequestId? Undoes) KeyOf(string conversation, OffboardDraft draft) =>
        (conversation, draft.Leaver!.Value, draft.Kind, draft.Undoes);

    private sealed record Reading(Task<Prepared> Task, DateTimeOffset BegunAt);
}
