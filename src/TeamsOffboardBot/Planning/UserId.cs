using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>The Entra object id of a person. Lower case always: one person must not pass for two by the case of letters.</summary>
[JsonConverter(typeof(TextIdConverter<UserId>))]
public readonly record struct UserId(string Value) : ITextId<UserId>
{
    public string Value { get; } = Value.ToLowerInvariant();

    public static UserId From(string value) => new(value);

    public override string ToString() => Value;
}
