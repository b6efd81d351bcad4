using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>The Entra object id of a person.</summary>
[JsonConverter(typeof(TextIdConverter<UserId>))]
public readonly record struct UserId(string Value) : ITextId<UserId>
{
    public static UserId From(string value) => new(value);

    public override string ToString() => Value;
}
