namespace TeamsOffboardBot.Planning.Lists;

/// <summary>One line of a list of leavers, and what became of it.</summary>
public sealed record ListRow
{
    /// <summary>In the file or the message, counted from 1: what people find it by.</summary>
    public required int Line { get; init; }

    public required ListRowState State { get; init; }

    public required ListEntry Entry { get; init; }

    /// <summary>Why it cannot go with the list.</summary>
    public Phrase? Problem { get; init; }

    /// <summary>The tenant did not answer: it may when it is asked again.</summary>
    public bool IsUnreadable { get; init; }

    public Person? Leaver { get; init; }

    public ListPlan? Plan { get; init; }

    /// <summary>What it was submitted as.</summary>
    public RequestId? Request { get; init; }

    /// <summary>Who decided on that request last.</summary>
    public UserId? DecidedBy { get; init; }

    /// <summary>When people were last reminded, as the journal of the request says.</summary>
    public ListReminders Reminded { get; init; } = new(null, null, null);
}

/// <param name="Decision">That somebody has to decide.</param>
/// <param name="Tasks">That something waits for a person.</param>
/// <param name="Dates">That something ends by itself.</param>
public sealed record ListReminders(DateTimeOffset? Decision, DateTimeOffset? Tasks, DateTimeOffset? Dates);

public enum ListRowState
{
    /// <summary>Nobody was looked up yet.</summary>
    Unread,

    /// <summary>Goes with the list when it is submitted.</summary>
    Ready,

    /// <summary>Does not go with the list.</summary>
    Problem,

    /// <summary>Taken out by whoever made the list.</summary>
    Removed,

    /// <summary>A request that is decided together with the list.</summary>
    Submitted,

    /// <summary>A request that is decided on a card of its own.</summary>
    OnItsOwn,
}

/// <summary>What people who look at a list need to know of the plan of one line.</summary>
public sealed record ListPlan(PlanHash Hash, IReadOnlyList<StepId> Steps, int Warnings, bool NeedsTwo, Start? Start)
{
    public static ListPlan Of(Snapshot snapshot, Choices choices, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Hash, [.. plan.Steps.Select(s => s.Id)], plan.Findings.Count(f => f.Severity == FindingSeverity.Warning), snapshot.MayHoldRoles(), choices.Start);
    }
}

/// <summary>The facts and choices that a line's plan is made of. Kept apart: it is large, and looked at for one line at a time.</summary>
public sealed record ListDraft(Snapshot Snapshot, Choices Choices);
