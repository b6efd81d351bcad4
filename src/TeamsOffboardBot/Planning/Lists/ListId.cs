using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning.Lists;

/// <summary>Names one list of leavers.</summary>
[JsonConverter(typeof(TextIdConverter<ListId>))]
public readonly record struct ListId(string Value) : ITextId<ListId>
{
    public static ListId From(string value) => new(value);

    public override string ToString() => Value;
}
