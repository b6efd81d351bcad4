namespace TeamsOffboardBot.Runs;

/// <summary>How long a request waits for its approval. Section <c>Approval</c>.</summary>
public sealed class ApprovalOptions
{
    public const string Section = "Approval";

    /// <summary>Counted from the asking, or from the start that was asked for when that is later.</summary>
    public TimeSpan ExpiresAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>After the asking, when nobody has decided.</summary>
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Before the start, and before the expiry.</summary>
    public TimeSpan RemindBefore { get; init; } = TimeSpan.FromDays(1);
}
