using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Keeps items as JSON with their .NET type names, so that they come back as what they were. Only an item with an ETag is
/// guarded against a second writer.
/// </summary>
public class MemoryStorage : IStorage
{
#pragma warning disable CA2326, CA2327 // The JSON never leaves this process: nobody else can name a type in it.
    private static readonly JsonSerializer TypedSerializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.All,
        MaxDepth = null,
    });
#pragma warning restore CA2326, CA2327

    private readonly Lock _gate = new();
    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _items;
    private int _lastETag;

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(TypedSerializer, dictionary)
    {
    }

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        _serializer = jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer));
        _items = dictionary ?? [];
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            IDictionary<string, object> found = keys
                .Where(key => _items.TryGetValue(key, out var item) && item != null)
                .ToDictionary(key => key, key => _items[key].ToObject<object>(_serializer));
            return Task.FromResult(found);
        }
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                var item = value is null ? null : JObject.FromObject(value, _serializer);
                if (value is IStoreItem guarded)
                {
                    RefuseStale(key, guarded);
                    item["eTag"] = (_lastETag++).ToString(CultureInfo.InvariantCulture);
                }

                _items[key] = item;
            }
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                _items.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    private void RefuseStale(string key, IStoreItem guarded)
    {
        var current = _items.TryGetValue(key, out var stored) ? stored?.Value<string>("eTag") : null;
        if (current != null && guarded.ETag != "*" && guarded.ETag != current)
        {
            throw new ArgumentException($"'{key}' was changed meanwhile: ETag {guarded.ETag} was read, {current} is stored.");
        }
    }
}
