using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What one person has said so far about one request. Kept as JSON in the state of the conversation until it is submitted.</summary>
public sealed record OffboardDraft
{
    /// <summary>Whose draft it is; nobody else's answer counts.</summary>
    public required UserId Owner { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>The trace that began with it.</summary>
    public string? Trace { get; init; }

    /// <summary>The time zone of whoever types: "friday" ends where they are.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language of whoever types, as a culture is called: texts that are proposed are in it.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the client in which it is prepared finds people while somebody types.</summary>
    public bool HasPicker { get; init; }

    /// <summary>Those who report to whoever types; null when they were not looked up.</summary>
    public IReadOnlyList<Person>? Reports { get; init; }

    /// <summary>What was said with the name and is not in the form yet.</summary>
    public OneLine? Line { get; init; }

    /// <summary>The name as it was typed.</summary>
    public string Sought { get; init; } = string.Empty;

    /// <summary>People who fit what was typed, when there is more than one.</summary>
    public IReadOnlyList<Person> Matches { get; init; } = [];

    public bool HasMoreMatches { get; init; }

    public UserId? Leaver { get; init; }

    /// <summary>What is being asked for.</summary>
    public RequestKind Kind { get; init; }

    /// <summary>Of a reinstatement: the request that is to be undone.</summary>
    public RequestId? Undoes { get; init; }

    /// <summary>Of a restoration: the choices as they stand in the form.</summary>
    public RestoreForm? Restoring { get; init; }

    /// <summary>Of the end of a mailbox: the choices as they stand in the form.</summary>
    public EndingForm? Ending { get; init; }

    /// <summary>Somebody who fits what was typed and is deleted: can be restored instead.</summary>
    public UserId? Deleted { get; init; }

    public Snapshot? Snapshot { get; init; }

    /// <summary>The choices as they stand in the form.</summary>
    public ChoicesForm? Form { get; init; }

    /// <summary>The last choices that were complete; they decide what the form says about consequences.</summary>
    public Choices? Choices { get; init; }

    /// <summary>The single choices are shown, and not only what they come to.</summary>
    public bool IsFormOpen { get; init; }

    /// <summary>The person has confirmed the choices; the summary is next.</summary>
    public bool IsChosen { get; init; }

    /// <summary>What became of it.</summary>
    public RequestId? Submitted { get; init; }

    /// <summary>What was wrong with the last answer, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>(StringComparer.Ordinal);

    /// <summary>What was wrong with the last answer.</summary>
    public Phrase? Problem { get; init; }
}
