using System.Collections.Concurrent;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// Readings of the tenant that are under way, so that one that takes long is waited for and not begun twice. Only in
/// memory: after a restart the next answer begins a new one.
/// </summary>
public sealed class Readings(IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<(string Conversation, UserId Leaver), Task<Prepared>> _running = new();

    public Task<Prepared> StartOrJoin(string conversation, UserId leaver, Func<CancellationToken, Task<Prepared>> read) =>
        _running.GetOrAdd((conversation, leaver), _ => read(lifetime.ApplicationStopping));

    public void Forget(string conversation, UserId leaver) => _running.TryRemove((conversation, leaver), out _);
}
