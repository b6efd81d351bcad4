namespace TeamsOffboardBot.Planning;

/// <summary>
/// What people call the products they buy: https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference.
/// </summary>
internal static class ProductNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SPE_E3"] = "Microsoft 365 E3",
        ["SPE_E5"] = "Microsoft 365 E5",
        ["SPE_F1"] = "Microsoft 365 F3",
        ["M365_F1"] = "Microsoft 365 F1",
        ["SPB"] = "Microsoft 365 Business Premium",
        ["O365_BUSINESS_PREMIUM"] = "Microsoft 365 Business Standard",
        ["O365_BUSINESS_ESSENTIALS"] = "Microsoft 365 Business Basic",
        ["O365_BUSINESS"] = "Microsoft 365 Apps for Business",
        ["OFFICESUBSCRIPTION"] = "Microsoft 365 Apps for Enterprise",
        ["STANDARDPACK"] = "Office 365 E1",
        ["ENTERPRISEPACK"] = "Office 365 E3",
        ["ENTERPRISEPREMIUM"] = "Office 365 E5",
        ["DESKLESSPACK"] = "Office 365 F3",
        ["EXCHANGESTANDARD"] = "Exchange Online (Plan 1)",
        ["EXCHANGEENTERPRISE"] = "Exchange Online (Plan 2)",
        ["EXCHANGEDESKLESS"] = "Exchange Online Kiosk",
        ["MCOEV"] = "Microsoft Teams Phone Standard",
        ["MCOMEETADV"] = "Microsoft 365 Audio Conferencing",
        ["MCOPSTN1"] = "Microsoft 365 Domestic Calling Plan",
        ["FLOW_FREE"] = "Microsoft Power Automate Free",
        ["POWER_BI_PRO"] = "Power BI Pro",
        ["PROJECTPROFESSIONAL"] = "Project Plan 3",
        ["PROJECTPREMIUM"] = "Project Plan 5",
        ["VISIOCLIENT"] = "Visio Plan 2",
        ["VISIOONLINE_PLAN1"] = "Visio Plan 1",
        ["AAD_PREMIUM"] = "Microsoft Entra ID P1",
        ["AAD_PREMIUM_P2"] = "Microsoft Entra ID P2",
        ["INTUNE_A"] = "Microsoft Intune Plan 1",
        ["EMS"] = "Enterprise Mobility + Security E3",
        ["EMSPREMIUM"] = "Enterprise Mobility + Security E5",
        ["Microsoft_365_Copilot"] = "Microsoft 365 Copilot",
    };

    /// <summary>A product that is not on the list goes by the name the tenant has for it.</summary>
    public static string Of(string skuPartNumber) => Known.GetValueOrDefault(skuPartNumber, skuPartNumber);
}
