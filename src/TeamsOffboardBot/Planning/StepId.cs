using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>The stable text that names a step in journals for years; never reused for something else.</summary>
[JsonConverter(typeof(TextIdConverter<StepId>))]
public readonly record struct StepId(string Value) : ITextId<StepId>
{
    public static StepId From(string value) => new(value);

    public override string ToString() => Value;
}
