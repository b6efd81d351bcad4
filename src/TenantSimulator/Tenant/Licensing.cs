namespace TenantSimulator.Tenant;

/// <summary>What licences a user has, from where, and what follows from having or losing them.</summary>
static class Licensing
{
    public const long FreeSharedSize = 50 * Mailbox.Gigabyte;

    /// <summary>How long the content of a mailbox is kept without a licence or an account.</summary>
    public static readonly TimeSpan MailboxKept = TimeSpan.FromDays(30);

    /// <summary>Every assignment, direct ones first; <c>Group</c> is null for them.</summary>
    public static IEnumerable<(AssignedLicence Licence, Group? Group)> LicencesOf(this TenantState tenant, User user) =>
        user.DirectLicences.Select(l => (l, (Group?)null))
            .Concat(tenant.GroupsOf(user.Id).SelectMany(g => g.Licences.Select(l => (l, (Group?)g))));

    public static IEnumerable<Sku> SkusOf(this TenantState tenant, User user) =>
        tenant.LicencesOf(user).Select(l => l.Licence.SkuId).Distinct().Select(tenant.FindSku).OfType<Sku>();

    public static bool HasPlan(this TenantState tenant, User user, params ReadOnlySpan<string> plans)
    {
        foreach (var (licence, _) in tenant.LicencesOf(user))
        {
            foreach (var plan in tenant.FindSku(licence.SkuId)?.Plans ?? [])
            {
                if (plans.Contains(plan.Name) && !licence.DisabledPlans.Contains(plan.Id))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static bool HasExchange(this TenantState tenant, User user) =>
        tenant.HasPlan(user, PlanNames.ExchangePlan1, PlanNames.ExchangePlan2);

    public static int Consumed(this TenantState tenant, Sku sku) => tenant.Consumed().GetValueOrDefault(sku.Id);

    /// <summary>Seats in use, by the id of the SKU.</summary>
    public static IReadOnlyDictionary<string, int> Consumed(this TenantState tenant) =>
        tenant.Users.SelectMany(u => tenant.LicencesOf(u).Select(l => l.Licence.SkuId).Distinct()).CountBy(sku => sku).ToDictionary();

    /// <summary>Brings mailbox, OneDrive and phone number in line after any change of licences or of the account.</summary>
    public static void Settle(this TenantState tenant, User user)
    {
        SettleMailbox(tenant, user);
        SettleOneDrive(tenant, user);
        if (user.DeletedAt is not null || !tenant.HasPlan(user, PlanNames.PhoneSystem))
        {
            foreach (var number in tenant.PhoneNumbers.Where(n => n.AssignedTo == user.Id))
            {
                number.AssignedTo = null;
            }
        }
    }

    static void SettleMailbox(TenantState tenant, User user)
    {
        var licensed = tenant.HasExchange(user);
        if (user.Mailbox is not { SoftDeletedAt: null } mailbox)
        {
            // What was lost stays lost: a licence that comes too late makes a new, empty mailbox.
            if (licensed && user.DeletedAt is null && !user.HasMailboxOnPremises)
            {
                user.Mailbox = Provision(tenant, user);
            }

            return;
        }

        var needsLicence = mailbox.Type == "UserMailbox";
        mailbox.UnlicensedSince = !needsLicence || licensed ? null : mailbox.UnlicensedSince ?? tenant.Clock.Now;
        mailbox.IsOverQuota = mailbox.IsShared && mailbox.SizeBytes > FreeSharedSize && !tenant.HasPlan(user, PlanNames.ExchangePlan2);
    }

    static void SettleOneDrive(TenantState tenant, User user)
    {
        if (user.OneDrive is not { } drive)
        {
            return;
        }

        if (tenant.HasPlan(user, PlanNames.SharePoint))
        {
            drive.UnlicensedSince = null;
            drive.IsReadOnly = false;
            drive.IsArchived = false;
        }
        else
        {
            drive.UnlicensedSince ??= tenant.Clock.Now;
        }
    }

    static Mailbox Provision(TenantState tenant, User user)
    {
        var mailbox = new Mailbox(Guid.NewGuid(), "UserMailbox") { SizeBytes = 0, ItemCount = 0, CreatedAt = tenant.Clock.Now };
        mailbox.Addresses.Add($"SMTP:{user.Text("mail") ?? user.UserPrincipalName}");
        return mailbox;
    }
}
