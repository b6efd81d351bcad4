using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>
/// Events as JSON, split into what stays for ever and what is <see cref="PersonalAttribute">personal</see>. Fields of a
/// newer version are passed over; a field that came later has a default, so journals of every age stay readable.
/// </summary>
public static class EventCodec
{
    private static readonly JsonSerializerOptions Whole = With(_ => true);
    private static readonly JsonSerializerOptions Public = With(property => !IsPersonal(property));
    private static readonly JsonSerializerOptions Private = With(IsPersonal);

    public static (string Public, string Private) Encode(RunEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return (Write(e, Public), Write(e, Private));
    }

    /// <summary>Throws <see cref="JournalUnreadableException"/> for what this version cannot read and for an erased event.</summary>
    public static RunEvent Decode(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!EventKinds.ByName.TryGetValue(entry.Kind, out var type))
        {
            throw new JournalUnreadableException($"Request {entry.Request}, event {entry.Seq}: the kind '{entry.Kind}' is of a newer version of this program.");
        }

        if (entry.PrivateBody is null)
        {
            throw new JournalUnreadableException($"Request {entry.Request}, event {entry.Seq}: its personal data was erased.");
        }

        try
        {
            var body = JsonNode.Parse(entry.PublicBody)!.AsObject();
            foreach (var (name, value) in JsonNode.Parse(entry.PrivateBody)!.AsObject())
            {
                body[name] = value?.DeepClone();
            }

            return (RunEvent)body.Deserialize(type, Whole)!;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new JournalUnreadableException($"Request {entry.Request}, event {entry.Seq} ({entry.Kind}): its content cannot be read.", broken);
        }
    }

    /// <summary>
    /// An erased event with something in place of each text that must be there. Null when it cannot be told without its personal part, or is of a newer version.
    /// </summary>
    public static RunEvent? DecodeErased(JournalEntry entry, string text, Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!EventKinds.ByName.TryGetValue(entry.Kind, out var type))
        {
            return null;
        }

        var gone = new Dictionary<Type, Func<JsonNode?>> { [typeof(string)] = () => text, [typeof(Phrase)] = () => JsonSerializer.SerializeToNode(phrase, Whole), [typeof(JsonObject)] = () => new JsonObject() };
        var missing = Whole.GetTypeInfo(type).Properties.Where(p => p.IsRequired && IsPersonal(p)).ToList();
        if (!missing.TrueForAll(p => gone.ContainsKey(p.PropertyType)))
        {
            return null;
        }

        var body = JsonNode.Parse(entry.PublicBody)!.AsObject();
        missing.ForEach(p => body[p.Name] = gone[p.PropertyType]());
        return (RunEvent)body.Deserialize(type, Whole)!;
    }

    private static string Write(RunEvent e, JsonSerializerOptions options)
    {
        var body = JsonSerializer.SerializeToNode(e, e.GetType(), options)!;
        Redaction.Clean(body);
        return body.ToJsonString(options);
    }

    private static bool IsPersonal(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: true) ?? false;

    private static JsonSerializerOptions With(Func<JsonPropertyInfo, bool> isKept)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type => Keep(type, isKept));
        return new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = resolver,
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            // Readable names in evidence; no page takes this text over unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
    }

    private static void Keep(JsonTypeInfo type, Func<JsonPropertyInfo, bool> isKept)
    {
        if (!type.Type.IsAssignableTo(typeof(RunEvent)))
        {
            return;
        }

        foreach (var property in type.Properties.Where(p => !isKept(p)).ToList())
        {
            type.Properties.Remove(property);
        }
    }
}
