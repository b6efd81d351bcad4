namespace TeamsOffboardBot.Planning;

/// <summary>What happens after a run, and when people are told of it. Section <c>Deadlines</c>.</summary>
public sealed class DeadlinesOptions
{
    public const string Section = "Deadlines";

    /// <summary>So long before every date somebody is reminded of it. Of several that are late, the last.</summary>
    public IReadOnlyList<TimeSpan> RemindBefore { get; init; } = [];

    /// <summary>So long before an account is deleted as planned, approvers are asked again. Without an answer it is not deleted.</summary>
    public TimeSpan AskBeforeDeletion { get; init; } = TimeSpan.FromDays(3);

    /// <summary>
    /// Whether this tenant's OneDrives stay as they are without a licence, as those of schools and governments do. Null: as the cloud and the products
    /// that were bought say, and where they say nothing, no.
    /// </summary>
    public bool? UnlicensedOneDrivesStay { get; init; }

    /// <summary>How often somebody is reminded of a task, a failure or a question that nobody closes.</summary>
    public TimeSpan RemindOfTasksEvery { get; init; } = TimeSpan.FromDays(3);

    /// <summary>From then on every approver is reminded of it.</summary>
    public TimeSpan EscalateTasksAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Kept so long after the last date of a request, personal data is erased from its journal. Null: never.</summary>
    public TimeSpan? EraseAfter { get; init; }
}
