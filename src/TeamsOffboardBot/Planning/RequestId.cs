using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>Names one offboarding from the first word to the last reminder; short enough to read aloud.</summary>
[JsonConverter(typeof(TextIdConverter<RequestId>))]
public readonly record struct RequestId(string Value) : ITextId<RequestId>
{
    public static RequestId From(string value) => new(value);

    public override string ToString() => Value;
}
