using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>What the choices card shows: the leaver's facts, the form as it stands, and what the rules say to it.</summary>
public sealed record ChoicesModel
{
    public required Snapshot Snapshot { get; init; }

    public required ChoicesForm Form { get; init; }

    /// <summary>What follows from the choices as they were when the card was drawn.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The last choices that were complete.</summary>
    public Choices? Choices { get; init; }

    /// <summary>What can be begun with, the default first; none where choices are changed that were submitted before.</summary>
    public IReadOnlyList<ProfileOffer> Profiles { get; init; } = [];

    /// <summary>The choices are no longer those of the profile.</summary>
    public bool IsChanged { get; init; }

    /// <summary>What would be different in the plan of the request; null where nobody has asked yet.</summary>
    public IReadOnlyList<Phrase>? Differences { get; init; }

    /// <summary>Who reads the card; null where that is not said.</summary>
    public UserId? Reader { get; init; }

    /// <summary>The single choices are shown; else they are a press away.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The start that the dates on the card are counted from; null for right after the approval.</summary>
    public Start? Start { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>(StringComparer.Ordinal);

    /// <summary>What is wrong with the answer as a whole.</summary>
    public Phrase? Problem { get; init; }

    /// <summary>Whether the client finds people while somebody types.</summary>
    public bool HasPicker { get; init; }

    /// <summary>Ids the buttons carry.</summary>
    public required IReadOnlyList<(string Name, string Value)> Data { get; init; }

    /// <summary>Changes the choices of a request that was submitted before, instead of a dialog's.</summary>
    public bool IsChange { get; init; }
}
