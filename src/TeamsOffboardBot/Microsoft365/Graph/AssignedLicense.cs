namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record AssignedLicense(SkuId SkuId)
{
    public IReadOnlyList<Guid> DisabledPlans { get; init; } = [];
}
