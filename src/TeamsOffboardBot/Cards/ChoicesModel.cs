using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>What the choices card shows: the leaver's facts, the form as it stands, and what the rules say to it.</summary>
public sealed record ChoicesModel
{
    public required Snapshot Snapshot { get; init; }

    public required ChoicesForm Form { get; init; }

    /// <summary>What follows from the choices as they were when the card was drawn.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>(StringComparer.Ordinal);

    /// <summary>Ids the buttons carry.</summary>
    public required IReadOnlyList<(string Name, string Value)> Data { get; init; }

    /// <summary>Changes the choices of a request that was submitted before, instead of a dialog's.</summary>
    public bool IsChange { get; init; }
}
