using System.Collections.Concurrent;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// Copies this process ordered and has not seen the end of. Addresses to ask at carry a token, so no journal keeps them: another process, or
/// this one after a crash, looks at what is there, and orders what is not; what is still on its way then is refused by its name.
/// </summary>
internal sealed class CopyOrders(GraphCopies copies)
{
    /// <summary>A file that could not be copied is tried once more; a folder is copied piece by piece then.</summary>
    private const int MostTries = 2;

    private readonly ConcurrentDictionary<RequestId, ConcurrentDictionary<string, Order>> _orders = [];

    public bool IsTriedEnough(RequestId request, DriveEntry entry) => Tries(request, entry) >= MostTries;

    public int Tries(RequestId request, DriveEntry entry) => Of(request).GetValueOrDefault(entry.Id)?.Tries ?? 0;

    public void Note(RequestId request, DriveEntry entry, Uri? monitor) =>
        Of(request)[entry.Id] = new Order(monitor, entry.Size ?? 0, monitor is null ? 100 : 0, Tries(request, entry) + 1);

    /// <summary>How many bytes of how many are copied; null when nothing is under way.</summary>
    public async Task<(long Done, long Total)?> ProgressAsync(RequestId request, CancellationToken cancellationToken)
    {
        var orders = Of(request);
        await Task.WhenAll(orders.Where(o => o.Value.Monitor is not null).Select(async o =>
        {
            var told = await copies.ProgressAsync(o.Value.Monitor!, cancellationToken);
            orders[o.Key] = o.Value with { Percent = told.Percent, Monitor = told.IsRunning ? o.Value.Monitor : null };
        }));
        return orders.Values.Any(o => o.Monitor is not null)
            ? (orders.Values.Sum(o => o.Monitor is null ? o.Size : (long)(o.Size * Math.Clamp(o.Percent, 0, 100) / 100)), orders.Values.Sum(o => o.Size))
            : null;
    }

    /// <summary>What comes next begins anew.</summary>
    public void Forget(RequestId request) => _orders.TryRemove(request, out _);

    private ConcurrentDictionary<string, Order> Of(RequestId request) => _orders.GetOrAdd(request, _ => new(StringComparer.Ordinal));

    private sealed record Order(Uri? Monitor, long Size, double Percent, int Tries);
}
