namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>A product the tenant has bought.</summary>
public sealed record SubscribedSku(string SkuId, string SkuPartNumber)
{
    public string? CapabilityStatus { get; init; }

    public int ConsumedUnits { get; init; }

    public LicenseUnits? PrepaidUnits { get; init; }

    public IReadOnlyList<ServicePlan> ServicePlans { get; init; } = [];

    public int FreeUnits => Math.Max(0, (PrepaidUnits?.Enabled ?? 0) - ConsumedUnits);
}

public sealed record LicenseUnits(int Enabled, int Suspended, int Warning);

public sealed record ServicePlan(string ServicePlanId, string ServicePlanName, string? AppliesTo, string? ProvisioningStatus);
