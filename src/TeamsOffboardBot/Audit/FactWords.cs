using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Audit;

/// <summary>
/// What was read before and after a change, as people read it. A name that has no words, because another version wrote it, stands as the journal has it; what a service said
/// stays as it said it.
/// </summary>
internal sealed class FactWords(WordList words)
{
    private const string Nothing = "-";

    public string Name(string fact) => Has(fact) ? words.Say(Key(fact), ("name", fact)) : fact;

    public string Value(string fact, JsonNode? value) => string.Join(", ", Lines(fact, value));

    /// <summary>Several things stand one below the other.</summary>
    public IEnumerable<string> Lines(string fact, JsonNode? value) => value switch
    {
        _ when IsNothing(value) => [Nothing],
        JsonArray items => items.Select(item => item is JsonObject inner ? string.Join("; ", Within(fact, inner)) : Text(fact, item)),
        JsonObject inner => Within(fact, inner),
        _ => [Text(fact, value)],
    };

    /// <summary>What is not there is not said of a part. The parts of what a service keeps, as an inbox rule, have the names and values it gave them.</summary>
    private IEnumerable<string> Within(string fact, JsonObject inner) => inner.Where(part => !IsNothing(part.Value))
        .Select(part => $"{Name(part.Key)}: {(IsFlag(part.Value) && !Has(part.Key) ? $"{part.Value}" : Value(fact, part.Value))}");

    private string Text(string fact, JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => words.Say("Evidence.Value.True"),
        JsonValueKind.False => words.Say("Evidence.Value.False"),
        _ when words.Has($"Evidence.Value.{fact}.{value}") => words.Say($"Evidence.Value.{fact}.{value}"),
        _ => DateTimeOffset.TryParseExact($"{value}", "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? UtcText.Of(at) : $"{value}",
    };

    private bool Has(string fact) => words.Has(Key(fact));

    private static string Key(string fact) => $"Evidence.Fact.{fact}";

    private static bool IsNothing(JsonNode? value) => value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static bool IsFlag(JsonNode? value) => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
}
