using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Steps;

/// <summary>Read values as evidence keeps them.</summary>
internal static class StepFacts
{
    public static StepReading Reading(bool isInPlace, JsonObject facts) =>
        isInPlace ? new StepReading.InPlace(facts) : new StepReading.Open(facts);

    public static JsonArray List(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);
}
