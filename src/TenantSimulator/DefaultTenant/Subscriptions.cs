using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>What Contoso has bought.</summary>
static class Subscriptions
{
    public const string MicrosoftE3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
    public const string TeamsPhone = "e43b5b99-8dfb-405f-9987-dc307f34bcbd";
    public const string ExchangePlan1 = "4b9405b0-7788-4568-add1-99614e613b69";
    public const string ExchangePlan2 = "19ec0d23-8335-4cbd-94ac-6050e30712fa";
    public const string PowerAutomateFree = "f30db892-07e9-47e9-837c-80727f46fd3d";

    static readonly ServicePlan Foundation = new("113feb6c-3fe4-4440-bddc-54d774bf0318", "EXCHANGE_S_FOUNDATION", "Company");

    public static IReadOnlyList<Sku> All { get; } =
    [
        new(MicrosoftE3, "SPE_E3", Enabled: 60,
        [
            new("efb87545-963c-4e0d-99df-69c6916d9eb0", PlanNames.ExchangePlan2),
            new("5dbe027f-2339-4123-9542-606e4d348a72", PlanNames.SharePoint),
            new("57ff2da0-773e-42df-b2af-ffb7a2317929", "TEAMS1"),
            new("0feaeb32-d00e-4d66-bd5a-43b5b83db82c", "MCOSTANDARD"),
            new("43de0ff5-c92c-492b-9116-175376d08c38", "OFFICESUBSCRIPTION"),
            new("2789c901-c14e-48ab-a76a-be334d9d793a", "FORMS_PLAN_E3"),
            new("199a5c09-e0ca-4e37-8f7c-b05d533e1ea2", "MICROSOFTBOOKINGS"),
            new("76846ad7-7776-4c40-a281-a386362dd1b9", "FLOW_O365_P2"),
            new("c68f8d98-5534-41c8-bf36-22fa496fa792", "POWERAPPS_O365_P2"),
            new("c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "INTUNE_A"),
            new("41781fb2-bc02-4b7c-bd55-b576c07bb09d", "AAD_PREMIUM"),
        ]),
        new(TeamsPhone, "MCOEV", Enabled: 10, [new("4828c8ec-dc2e-4779-b502-87ac9ce28ab7", PlanNames.PhoneSystem), Foundation]),
        new(ExchangePlan1, "EXCHANGESTANDARD", Enabled: 3, [new("9aaf7827-d63c-4b61-89c3-182f06f82e5c", PlanNames.ExchangePlan1)]),
        new(ExchangePlan2, "EXCHANGEENTERPRISE", Enabled: 2, [new("efb87545-963c-4e0d-99df-69c6916d9eb0", PlanNames.ExchangePlan2)]),
        new(PowerAutomateFree, "FLOW_FREE", Enabled: 10_000, [new("50e68c76-46c6-4674-81f9-75456511b170", "FLOW_P2_VIRAL"), Foundation]),
    ];
}
