using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Which approvers hear of dates, of open tasks and of what begins to wait: who approved, as far as they may still act and can be reached; where nobody of them does, everybody
/// who may and can. Who asked hears in any case.
/// </summary>
public sealed record Hearers(IReadOnlyList<KnownPerson> Able, IReadOnlyList<KnownPerson> Concerned)
{
    /// <summary>Nothing of that kind is to be told.</summary>
    public static Hearers Nobody { get; } = new([], []);

    /// <summary>Whoever reads the card as it is now: what it shows need not be told.</summary>
    public static Hearers Whoever { get; } = new([], []) { IsWhoever = true };

    /// <summary>Nobody who approved can act any more.</summary>
    public bool IsEverybody { get; private init; }

    private bool IsWhoever { get; init; }

    /// <param name="able">Who may act now and can be reached.</param>
    public static Hearers Of(IReadOnlyList<KnownPerson> able, IReadOnlyList<UserId> approved)
    {
        var concerned = able.Where(a => approved.Any(p => p.IsSameAs(a.Id))).ToList();
        return concerned.Count > 0 ? new(able, concerned) : new(able, able) { IsEverybody = true };
    }

    /// <summary>What asks for an answer, and the last reminder.</summary>
    public bool IsAble(CardCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return IsWhoever || copy.Audience != CardAudience.Approver || Able.Any(a => a.Id.IsSameAs(copy.Person));
    }

    /// <summary>What begins to wait for a person: who decided, while they can act or nobody knows who can; else everybody who hears of reminders.</summary>
    public bool IsToAct(CardCopy copy, UserId decider)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return copy.Audience != CardAudience.Requester
            && (IsWhoever || (Able.Count == 0 || Able.Any(a => a.Id.IsSameAs(decider)) ? copy.Person.IsSameAs(decider) : IsConcerned(copy)));
    }

    /// <summary>Every reminder.</summary>
    public bool IsConcerned(CardCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return copy.Audience switch
        {
            _ when IsWhoever => true,
            CardAudience.Requester => true,
            CardAudience.Channel => IsEverybody,
            _ => Concerned.Any(a => a.Id.IsSameAs(copy.Person)),
        };
    }
}
