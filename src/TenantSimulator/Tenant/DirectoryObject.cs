using System.Text.Json.Nodes;

namespace TenantSimulator.Tenant;

/// <summary>Something in Entra. <see cref="Properties"/> holds what is stored, under Graph's own names; computed facts are not in it.</summary>
abstract class DirectoryObject(string id)
{
    public string Id { get; } = id;
    public JsonObject Properties { get; } = [];
    public DateTimeOffset? DeletedAt { get; set; }

    public string DisplayName => Text("displayName") ?? "";
    public bool IsSynced => Flag("onPremisesSyncEnabled");

    public string? Text(string name) => Properties[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public bool Flag(string name) => Properties[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public IEnumerable<string> Texts(string name) => Properties[name] is JsonArray items ? items.Select(i => i!.GetValue<string>()) : [];

    /// <summary>A text that came in is kept as one, not as the JSON it came in: it is compared again and again.</summary>
    public void Set(string name, JsonNode? value) =>
        Properties[name] = value is JsonValue read && read.TryGetValue<string>(out var text) ? JsonValue.Create(text) : value;
}
