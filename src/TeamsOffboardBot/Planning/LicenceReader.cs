using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Licences of a user with what they carry. The names of service plans:
/// https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference.
/// </summary>
internal static class LicenceReader
{
    public static IReadOnlyList<LicenceAssignment> Licences(GraphUser user, IReadOnlyList<SubscribedSku> skus) =>
        [.. user.LicenseAssignmentStates.GroupBy(s => s.SkuId).Select(g => Licence([.. g], skus)).OrderBy(l => l.SkuPartNumber, StringComparer.Ordinal)];

    /// <summary>Exchange Online Plan 1 and 2, as they are sold alone, also to schools and governments.</summary>
    public static IReadOnlyList<LicenceOffer> Offers(IReadOnlyList<SubscribedSku> skus) =>
    [
        .. skus.Where(s => s.CapabilityStatus is null or "Enabled" && (Begins(s.SkuPartNumber, "EXCHANGESTANDARD") || Begins(s.SkuPartNumber, "EXCHANGEENTERPRISE")))
            .Select(s => new LicenceOffer
            {
                SkuId = s.SkuId,
                SkuPartNumber = s.SkuPartNumber,
                Exchange = s.ServicePlans.Select(p => Exchange(p.ServicePlanName)).DefaultIfEmpty().Max(),
                FreeSeats = (s.PrepaidUnits?.Enabled ?? 0) - s.ConsumedUnits,
            })
            .OrderBy(o => o.SkuPartNumber, StringComparer.Ordinal),
    ];

    /// <summary>Seats that nobody has, by SKU id.</summary>
    public static IReadOnlyDictionary<string, int> FreeSeats(IReadOnlyList<SubscribedSku> skus) =>
        skus.GroupBy(s => s.SkuId).ToDictionary(g => g.Key, g => g.Sum(s => s.FreeUnits), StringComparer.OrdinalIgnoreCase);

    public static Colleague Colleague(GraphUser user, IReadOnlyList<SubscribedSku>? skus)
    {
        var licences = skus is null ? null : Licences(user, skus);
        return new Colleague
        {
            Person = AccountReader.Person(user),
            IsEnabled = user.AccountEnabled != false,
            IsGuest = user.IsGuest,
            IsSynced = user.IsSynced,
            HasMailbox = licences?.Any(l => l.Exchange != ExchangePlan.None) ?? user.Mail is not null,
            HasSharePointLicence = licences?.Any(l => l.HasSharePoint) ?? user.AssignedLicenses.Count > 0,
        };
    }

    public static ExchangePlan Exchange(string servicePlan) => servicePlan switch
    {
        _ when Begins(servicePlan, "EXCHANGE_S_ENTERPRISE") => ExchangePlan.Plan2,
        _ when Begins(servicePlan, "EXCHANGE_S_STANDARD") || Begins(servicePlan, "EXCHANGE_L_STANDARD") => ExchangePlan.Plan1,
        _ when Begins(servicePlan, "EXCHANGE_S_DESKLESS") || Begins(servicePlan, "EXCHANGE_B_STANDARD") => ExchangePlan.Kiosk,
        _ => ExchangePlan.None,
    };

    /// <summary>Office for the web (SHAREPOINTWAC) and storage add-ons hold no files.</summary>
    public static bool IsSharePoint(string servicePlan) =>
        Begins(servicePlan, "ONEDRIVE")
        || (Begins(servicePlan, "SHAREPOINT") && !Begins(servicePlan, "SHAREPOINTWAC") && !Begins(servicePlan, "SHAREPOINTSTORAGE"));

    private static LicenceAssignment Licence(IReadOnlyList<LicenseAssignmentState> states, IReadOnlyList<SubscribedSku> skus)
    {
        var id = states[0].SkuId;
        var sku = skus.FirstOrDefault(s => s.SkuId == id);
        var plans = (sku?.ServicePlans ?? [])
            .Where(p => states.Any(s => !s.DisabledPlans.Contains(p.ServicePlanId)))
            .Select(p => p.ServicePlanName)
            .ToList();
        return new LicenceAssignment
        {
            SkuId = id,
            SkuPartNumber = sku?.SkuPartNumber ?? id,
            IsDirect = states.Any(s => s.IsDirect),
            ViaGroupIds = [.. states.Where(s => !s.IsDirect).Select(s => s.AssignedByGroup!)],
            Exchange = plans.Select(Exchange).DefaultIfEmpty().Max(),
            HasSharePoint = plans.Any(IsSharePoint),
            Apps = WorkApps.Of(plans),
            HasPhoneSystem = plans.Any(p => Begins(p, "MCOEV")),
            DisabledPlanIds = [.. states.Where(s => s.IsDirect).SelectMany(s => s.DisabledPlans)],
        };
    }

    private static bool Begins(string plan, string with) => plan.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}
