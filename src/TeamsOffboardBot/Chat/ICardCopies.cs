using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Where the cards of a request lie: one copy a person, found again after a restart.</summary>
public interface ICardCopies
{
    Task<IReadOnlyList<CardCopy>> OfAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the person's copy of the request's card.</summary>
    Task SaveAsync(CardCopy copy, CancellationToken cancellationToken);

    /// <summary>Requests with at least one copy whose final state was not acknowledged.</summary>
    Task<IReadOnlyList<RequestId>> UnfinishedAsync(CancellationToken cancellationToken);
}

/// <summary>One card of a request in one person's chat; the key is request and person.</summary>
public sealed record CardCopy
{
    public required RequestId Request { get; init; }

    public required UserId Person { get; init; }

    public required CardAudience Audience { get; init; }

    /// <summary>The ConversationReference the card was sent with, as JSON.</summary>
    public required string Chat { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>Sequence number of the journal event the card shows.</summary>
    public required long SeqShown { get; init; }

    /// <summary>Key of the last message about the request that this person got, so that none is sent twice.</summary>
    public string? Told { get; init; }

    /// <summary>The card shows the request's last state and the client has acknowledged it: never touched again.</summary>
    public bool IsFinalAcknowledged { get; init; }
}

public enum CardAudience
{
    Requester,
    Approver,
}
