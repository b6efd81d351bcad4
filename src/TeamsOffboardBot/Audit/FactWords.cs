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

    public string Name(string fact) => $"Evidence.Fact.{fact}" is var key && words.Has(key) ? words.Say(key, ("name", fact)) : fact;

    public string Value(string fact, JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => Nothing,
        JsonArray items => string.Join(", ", items.Select(item => Value(fact, item))),
        JsonObject inner => $"({Facts(fact, inner)})",
        _ => Text(fact, value),
    };

    /// <summary>Several facts about one thing.</summary>
    public string Facts(string fact, JsonObject inner) => string.Join("; ", inner.Select(f => $"{Name(f.Key)}: {Value(fact, f.Value)}"));

    private string Text(string fact, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => words.Say("Evidence.Value.True"),
        JsonValueKind.False => words.Say("Evidence.Value.False"),
        _ => $"Evidence.Value.{fact}.{value}" is var key && words.Has(key) ? words.Say(key) : value.ToString(),
    };
}
