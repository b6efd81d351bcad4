namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>What became of an order about telephone numbers. "skipped" is said when there was nothing to do.</summary>
public sealed record NumberOperation(string Id, string? Status, IReadOnlyList<NumberOperationDetails>? Numbers)
{
    public bool HasFailed => Status == "failed";

    public bool HasEnded => Status is "succeeded" or "failed" or "skipped";

    public string Detail => string.Join(' ', (Numbers ?? []).Select(n => n.StatusDetail).OfType<string>());
}

public sealed record NumberOperationDetails(string? ResourceLocation, string? Status, string? StatusDetail);
