using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Planning;

/// <summary>A step of an earlier request that changed something, or may have.</summary>
public sealed record DoneStep
{
    public required PlannedStep Planned { get; init; }

    /// <summary>The values read before anything was changed; null for a task that a person did.</summary>
    public JsonObject? Before { get; init; }

    /// <summary>When it was settled; null for one that never was, and in journals from before this was kept.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What of it no reinstatement brings back; null when all of it comes back.</summary>
    public Phrase? Lost { get; init; }

    public bool? Flag(string name) => Before?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public string? Text(string name) => Before?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public IReadOnlyList<string> Texts(string name) => Before?[name] is JsonArray list ? [.. list.Select(item => item!.ToString())] : [];

    /// <summary>Targets that this list of what was there before names, by "Name (id)" or, where the step wrote no ids, by name.</summary>
    public IReadOnlyList<StepTarget> TargetsIn(string name)
    {
        var named = Texts(name).ToHashSet(StringComparer.Ordinal);
        return [.. Planned.Targets.Where(t => named.Contains($"{t.Name} ({t.Id})") || named.Contains(t.Name))];
    }
}
