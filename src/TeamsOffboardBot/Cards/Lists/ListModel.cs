using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards.Lists;

/// <summary>A list of leavers as one person may see it.</summary>
public sealed record ListModel
{
    public required LeaverList List { get; init; }

    /// <summary>Those this person may know of, what needs them first.</summary>
    public required IReadOnlyList<ListLine> Lines { get; init; }

    public int Page { get; init; }

    public bool ForApprover { get; init; }

    /// <summary>Names the plans that would be decided on with one press.</summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>What was ordered for many lines and is being carried out; null when nothing is.</summary>
    public ListDoing? Doing { get; init; }

    /// <summary>Who decided on lines of it and can act on them no more: all others who can are told in their place.</summary>
    public IReadOnlyCollection<UserId> Absent { get; init; } = [];

    /// <summary>Decided on with one press.</summary>
    public IReadOnlyList<ListLine> Decidable => [.. Lines.Where(l => l.CanDecide)];
}

/// <param name="Next">What time will bring next.</param>
/// <param name="CanDecide">It is decided on together with the others that can be, by who sees it.</param>
public sealed record ListLine(ListRow Row, RequestStage? Stage = null, NextMoment? Next = null, bool CanDecide = false)
{
    public string Name => Row.Leaver?.DisplayName ?? Row.Entry.Person;
}

/// <summary>How far something has come that is done to many lines.</summary>
public sealed record ListDoing(string Key, int Done, int Count)
{
    public Phrase Said(Func<int, string> number) => Phrase.Of(Key, ("done", number(Done)), ("count", number(Count)));
}
