using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Where the cards of a list lie: one a person, and one in the approvals channel.</summary>
public interface IListCopies
{
    Task<IReadOnlyList<ListCopy>> OfAsync(ListId list, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the person's copy.</summary>
    Task SaveAsync(ListCopy copy, CancellationToken cancellationToken);

    /// <summary>Notes what the copy shows by now, unless the card was placed elsewhere meanwhile.</summary>
    Task NoteShownAsync(ListCopy copy, CancellationToken cancellationToken);

    /// <summary>The card was taken away.</summary>
    Task ForgetAsync(ListCopy copy, CancellationToken cancellationToken);
}

/// <summary>One card of a list in one person's chat, or in the approvals channel.</summary>
public sealed record ListCopy
{
    public required ListId List { get; init; }

    /// <summary>Whose it is; in a channel nobody's, but named after it.</summary>
    public required UserId Person { get; init; }

    public required CardAudience Audience { get; init; }

    /// <summary>The ConversationReference the card was sent with, as JSON.</summary>
    public required string Chat { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>The page that its reader turned to.</summary>
    public int Page { get; init; }

    /// <summary>What the client has acknowledged, as a hash; null when it is not known what it shows.</summary>
    public string? Shown { get; init; }

    /// <summary>Keys of the messages about the list that this person need not get (again), a line each.</summary>
    public string? Told { get; init; }
}
