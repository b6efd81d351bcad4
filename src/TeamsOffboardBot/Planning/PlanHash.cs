using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>Lower-case hexadecimal SHA-256 over the ordered steps of a plan, their targets and parameters.</summary>
[JsonConverter(typeof(TextIdConverter<PlanHash>))]
public readonly record struct PlanHash(string Value) : ITextId<PlanHash>
{
    public static PlanHash From(string value) => new(value);

    public override string ToString() => Value;
}
