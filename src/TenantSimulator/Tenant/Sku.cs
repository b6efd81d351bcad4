namespace TenantSimulator.Tenant;

sealed record ServicePlan(string Id, string Name, string AppliesTo = "User");

sealed record Sku(string Id, string PartNumber, int Enabled, IReadOnlyList<ServicePlan> Plans);

static class PlanNames
{
    public const string ExchangePlan1 = "EXCHANGE_S_STANDARD";
    public const string ExchangePlan2 = "EXCHANGE_S_ENTERPRISE";
    public const string SharePoint = "SHAREPOINTENTERPRISE";
    public const string PhoneSystem = "MCOEV";
}
