using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>
/// A storage of text alone, as a durable one is. What dialogs change in place comes back as what it was, under short names of
/// our own; no text can name any other type.
/// </summary>
internal sealed class DialogStorage(Dictionary<string, string> texts) : IStorage
{
    private static readonly JsonSerializerSettings Settings = new()
    {
#pragma warning disable CA2326 // The binder knows three types and refuses all others.
        TypeNameHandling = TypeNameHandling.Objects,
#pragma warning restore CA2326
        SerializationBinder = new ShortNames(),
        MaxDepth = null,
    };

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        IDictionary<string, object> found = keys
            .Where(texts.ContainsKey)
            .ToDictionary(key => key, key => JsonConvert.DeserializeObject(texts[key], Settings)!);
        return Task.FromResult(found);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (key, value) in changes)
        {
            texts[key] = JsonConvert.SerializeObject(value, Settings);
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            texts.Remove(key);
        }

        return Task.CompletedTask;
    }

    private sealed class ShortNames : ISerializationBinder
    {
        private static readonly Dictionary<string, Type> Known = new()
        {
            ["map"] = typeof(Dictionary<string, object>),
            ["dialogs"] = typeof(DialogState),
            ["dialog"] = typeof(DialogInstance),
        };

        public Type BindToType(string? assemblyName, string typeName) =>
            Known.TryGetValue(typeName, out var type) ? type : throw new JsonSerializationException($"State names a type '{typeName}'.");

        public void BindToName(Type serializedType, out string? assemblyName, out string? typeName)
        {
            assemblyName = null;
            typeName = Known.FirstOrDefault(known => known.Value == serializedType).Key
                ?? throw new JsonSerializationException($"{serializedType} has no place in the state: it holds primitives and text.");
        }
    }
}
