namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record AssignedLicense(string SkuId)
{
    public IReadOnlyList<string> DisabledPlans { get; init; } = [];
}
