using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Where the cards of a request lie: one copy a person, found again after a restart.</summary>
public interface ICardCopies
{
    Task<IReadOnlyList<CardCopy>> OfAsync(RequestId request, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the person's copy of the request's card.</summary>
    Task SaveAsync(CardCopy copy, CancellationToken cancellationToken);

    /// <summary>Requests with at least one copy whose final state was not acknowledged.</summary>
    Task<IReadOnlyList<RequestId>> UnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Requests that went on before that moment and have a copy that does not show it, or wait for approvers and have no copy at any: whoever
    /// was to draw them has ended.
    /// </summary>
    Task<IReadOnlyList<RequestId>> BehindAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Of several processes one draws the cards of a request, so that an older state never covers a newer one. False: another does.</summary>
    Task<bool> TakeAsync(RequestId request, TimeSpan length, CancellationToken cancellationToken);

    Task GiveBackAsync(RequestId request, CancellationToken cancellationToken);
}

/// <summary>One card of a request in one person's chat, or in the approvals channel; the key is request and reader.</summary>
public sealed record CardCopy
{
    public required RequestId Request { get; init; }

    /// <summary>Whose it is; in a channel nobody's, but named after it.</summary>
    public required UserId Person { get; init; }

    public required CardAudience Audience { get; init; }

    /// <summary>The ConversationReference the card was sent with, as JSON.</summary>
    public required string Chat { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>Sequence number of the journal event the card shows; behind an open form, the last one its reader was told of.</summary>
    public required long SeqShown { get; init; }

    /// <summary>What it shows of the request that came after; null when nothing.</summary>
    public string? FollowUp { get; init; }

    /// <summary>The cards of dates besides it that show the same; null when there are none.</summary>
    public string? SentDates { get; init; }

    /// <summary>The form in which this reader is changing the choices; null when none is open.</summary>
    public OpenForm? Form { get; init; }

    /// <summary>Keys of the messages about the request that this person need not get (again), a line each.</summary>
    public string? Told { get; init; }

    /// <summary>The card shows the request's last state and the client has acknowledged it: touched again only when another request comes after it.</summary>
    public bool IsFinalAcknowledged { get; init; }

    /// <summary>The card no longer says what came after the request.</summary>
    public bool MissesFollowUp(RequestState request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FollowUp != request.FollowedBy?.Mark;
    }

    /// <summary>The card as it is after it was drawn in this state.</summary>
    public CardCopy Showing(RequestState request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return this with { SeqShown = request.Seq, FollowUp = request.FollowedBy?.Mark };
    }
}

public enum CardAudience
{
    Requester,
    Approver,

    /// <summary>Everybody in the approvals channel.</summary>
    Channel,
}
