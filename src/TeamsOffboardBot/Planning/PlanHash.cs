using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>Lower-case hexadecimal SHA-256 over the ordered steps of a plan, their targets and parameters, and its start.</summary>
[JsonConverter(typeof(TextIdConverter<PlanHash>))]
public readonly record struct PlanHash(string Value) : ITextId<PlanHash>
{
    public static PlanHash From(string value) => new(value);

    /// <summary>
    /// Over canonical JSON: steps in their order, target ids and parameter names sorted, target names left out. Targets
    /// of one step are acted on at once, so their order means nothing. A start that was chosen follows as the instant it is;
    /// a plan that starts with its approval has none.
    /// </summary>
    public static PlanHash Of(IEnumerable<PlannedStep> steps, Start? start = null)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach (var step in steps)
            {
                Write(writer, step);
            }

            if (start is not null)
            {
                writer.WriteStartObject();
                writer.WriteString("start", start.At.UtcDateTime);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return new PlanHash(Convert.ToHexStringLower(SHA256.HashData(json.GetBuffer().AsSpan(0, (int)json.Length))));
    }

    public override string ToString() => Value;

    private static void Write(Utf8JsonWriter writer, PlannedStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("id", step.Id.Value);
        writer.WriteStartArray("targets");
        foreach (var id in step.Targets.Select(t => t.Id).Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("parameters");
        foreach (var (name, value) in step.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
