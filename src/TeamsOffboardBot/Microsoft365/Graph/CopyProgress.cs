namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>How far the service is with a copy it took on. https://learn.microsoft.com/graph/long-running-actions-overview</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record CopyProgress(string? Status, double Percent)
{
    public static CopyProgress Ended { get; } = new("ended", 100);

    public bool IsRunning => Status is "notStarted" or "inProgress" or "waiting" or "updating";
}
