using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What one person has said so far about one offboarding. Kept as JSON in the state of the conversation until it is submitted.</summary>
public sealed record OffboardDraft
{
    /// <summary>Whose draft it is; nobody else's answer counts.</summary>
    public required UserId Owner { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>The name as it was typed.</summary>
    public string Sought { get; init; } = string.Empty;

    /// <summary>People who fit what was typed, when there is more than one.</summary>
    public IReadOnlyList<Person> Matches { get; init; } = [];

    public bool HasMoreMatches { get; init; }

    public UserId? Leaver { get; init; }

    public Snapshot? Snapshot { get; init; }

    /// <summary>The choices as they stand in the form.</summary>
    public ChoicesForm? Form { get; init; }

    /// <summary>The last choices that were complete; they decide what the form says about consequences.</summary>
    public Choices? Choices { get; init; }

    /// <summary>The person has confirmed the choices; the summary is next.</summary>
    public bool IsChosen { get; init; }

    /// <summary>What became of it.</summary>
    public RequestId? Submitted { get; init; }

    /// <summary>What was wrong with the last answer, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>(StringComparer.Ordinal);

    /// <summary>What was wrong with the last answer.</summary>
    public Phrase? Problem { get; init; }
}
