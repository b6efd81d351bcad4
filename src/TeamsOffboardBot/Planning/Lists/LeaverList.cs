namespace TeamsOffboardBot.Planning.Lists;

/// <summary>Many leavers asked for together: whose list it is, how far it has come, and what was ordered for it and is not carried out yet.</summary>
public sealed record LeaverList
{
    public required ListId Id { get; init; }

    public required UserId Owner { get; init; }

    public required string OwnerName { get; init; }

    public required ListStage Stage { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The language in which automatic replies are proposed.</summary>
    public required string Language { get; init; }

    /// <summary>Where "friday 17:00" ends; null where nobody said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What was ordered, oldest first. Written before anything of it is done, so that a process that ends in the middle loses nothing.</summary>
    public IReadOnlyList<ListOrder> Orders { get; init; } = [];

    /// <summary>Columns of the file that nobody reads.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];

    public bool IsOpen => Stage is ListStage.Reading or ListStage.Preview or ListStage.Submitted;
}

public enum ListStage
{
    /// <summary>The tenant is being asked about its lines.</summary>
    Reading,

    /// <summary>Its owner looks at it; nothing was submitted.</summary>
    Preview,

    /// <summary>Its lines are requests, or are becoming it.</summary>
    Submitted,

    /// <summary>Thrown away before it was submitted.</summary>
    Discarded,

    /// <summary>The same, because its owner began another one.</summary>
    Replaced,

    /// <summary>All its requests are closed.</summary>
    Closed,
}

/// <summary>Something that is to be done to many lines.</summary>
/// <param name="Plans">The plans that were seen, by line; nothing is decided on any other.</param>
public sealed record ListOrder(ListOrderKind Kind, UserId By, DateTimeOffset At, IReadOnlyDictionary<int, PlanHash> Plans)
{
    /// <summary>Lines that it was carried out for, whatever came of it.</summary>
    public IReadOnlyList<int> Done { get; init; } = [];

    /// <summary>Only for a rejection.</summary>
    public string? Reason { get; init; }

    public IEnumerable<int> ToDo => Plans.Keys.Except(Done).Order();
}

public enum ListOrderKind
{
    Submit,
    Approve,
    Reject,
    Withdraw,
}
