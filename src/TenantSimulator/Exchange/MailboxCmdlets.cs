using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

static class MailboxCmdlets
{
    const long Quota = 100 * Mailbox.Gigabyte;

    public static IEnumerable<JsonObject> Get(CmdletCall call)
    {
        var users = call.Flag("SoftDeletedMailbox") ? Gone(call, inactive: false)
            : call.Flag("InactiveMailboxOnly") ? Gone(call, inactive: true)
            : call.Flag("IncludeInactiveMailbox") ? Recipients.MailboxUsers(call.Tenant).Concat(Gone(call, inactive: true))
            : Recipients.MailboxUsers(call.Tenant);
        return Chosen(call, users, SendOnBehalf).Select(u =>
        {
            if (u.Mailbox!.Read())
            {
                call.Tenant.Settle(u);
            }

            return View(call.Tenant, u, u.Mailbox);
        });
    }

    static IEnumerable<User> Gone(CmdletCall call, bool inactive) =>
        call.Tenant.AllUsers.Where(u => u.Mailbox is { SoftDeletedAt: not null } mailbox && mailbox.IsInactive == inactive);

    /// <summary>By identity (which must exist), by the beginning of a name, or all; of the types asked for.</summary>
    static List<T> Chosen<T>(CmdletCall call, IEnumerable<T> all, Func<TenantState, string, Predicate<DirectoryObject>> read)
        where T : DirectoryObject
    {
        var found = all.ToList();
        if (call.Text("Identity") is { } identity)
        {
            found = found.FindAll(u => Recipients.IsNamed(u, identity));
            found = found.Count switch
            {
                0 => throw ExchangeErrors.NotFound(identity),
                1 => found,
                _ => throw ExchangeErrors.Ambiguous(identity),
            };
        }

        if (call.Text("Anr") is { } beginning)
        {
            found = found.FindAll(u => u.DisplayName.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
                || Recipients.Alias(u).StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
        }

        if (call.Text("Filter") is { } filter)
        {
            found = found.FindAll(read(call.Tenant, filter));
        }

        var types = call.Texts("RecipientTypeDetails");
        return types.Count == 0 ? found : found.FindAll(u => types.Contains(Recipients.TypeOf(u) ?? "", StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Of all the filters on mailboxes the one that asks who lets somebody send on behalf.</summary>
    static Predicate<DirectoryObject> SendOnBehalf(TenantState tenant, string filter)
    {
        var name = Compared(filter, "GrantSendOnBehalfTo");
        var person = Named(tenant, name)
            ?? throw ExchangeErrors.Binding($"Cannot bind parameter 'Filter' to the target. The value \"{name}\" could not be converted to type ADObjectId.");
        return item => item is User { Mailbox: { } mailbox } && mailbox.SendOnBehalf.Contains(person.Id);
    }

    /// <summary>Of all the filters on recipients the one that asks which groups somebody is a direct member of. A name that nobody has is in none.</summary>
    static Predicate<DirectoryObject> Membership(TenantState tenant, string filter)
    {
        var person = Named(tenant, Compared(filter, "Members"));
        return item => person is not null && item is Group group && group.Members.Contains(person.Id);
    }

    static string Compared(string filter, string property)
    {
        var beginning = $"{property} -eq '";
        return filter.StartsWith(beginning, StringComparison.Ordinal) && filter.EndsWith('\'')
            ? filter[beginning.Length..^1].Replace("''", "'", StringComparison.Ordinal)
            : throw ExchangeErrors.Binding($"Cannot bind parameter 'Filter' to the target. Invalid filter syntax. \"{filter}\"");
    }

    /// <summary>A filter knows people by distinguished name alone.</summary>
    static User? Named(TenantState tenant, string distinguishedName) =>
        distinguishedName.Split('=', ',') is [_, var id, ..] && tenant.FindUser(id) is { } user && Recipients.DistinguishedName(tenant, user) == distinguishedName ? user : null;

    public static IEnumerable<JsonObject> Organization(CmdletCall call)
    {
        var row = new JsonObject { ["Name"] = call.Tenant.InitialDomain, ["DisplayName"] = call.Tenant.DisplayName };
        return [row.Texts("InPlaceHolds", call.Tenant.OrganizationHolds)];
    }

    static JsonObject View(TenantState tenant, User user, Mailbox mailbox)
    {
        var row = new JsonObject
        {
            ["Identity"] = user.Id,
            ["Name"] = user.Id,
            ["Alias"] = Recipients.Alias(user),
            ["DisplayName"] = user.DisplayName,
            ["UserPrincipalName"] = user.UserPrincipalName,
            ["PrimarySmtpAddress"] = Recipients.PrimaryAddress(user),
            ["WindowsEmailAddress"] = Recipients.PrimaryAddress(user),
            ["ExternalDirectoryObjectId"] = user.Id,
            ["DistinguishedName"] = Recipients.DistinguishedName(tenant, user),
            ["RecipientType"] = "UserMailbox",
            ["RecipientTypeDetails"] = mailbox.Type,
            ["IsMailboxEnabled"] = mailbox.SoftDeletedAt is null,
            ["IsShared"] = mailbox.IsShared,
            ["IsInactiveMailbox"] = mailbox.IsInactive,
            ["IsSoftDeletedByRemove"] = mailbox.SoftDeletedAt is not null,
            ["IsDirSynced"] = user.IsSynced,
            ["AccountDisabled"] = mailbox.AccountDisabled || !user.AccountEnabled,
            ["SKUAssigned"] = tenant.HasExchange(user),
            ["Office"] = user.Text("officeLocation"),
        };
        row.Guid("Guid", Guid.Parse(user.Id)).Guid("ExchangeGuid", mailbox.ExchangeGuid);
        row.Texts("EmailAddresses", mailbox.Addresses).Time("WhenMailboxCreated", mailbox.CreatedAt).Time("WhenSoftDeleted", mailbox.SoftDeletedAt);
        Delivery(tenant, row, mailbox);
        Retention(tenant, row, user, mailbox);
        foreach (var (name, value) in mailbox.Extras)
        {
            row[name] = value?.DeepClone();
        }

        return row;
    }

    static void Delivery(TenantState tenant, JsonObject row, Mailbox mailbox)
    {
        row["ForwardingAddress"] = mailbox.ForwardingAddress is { } id ? tenant.FindAny(id)?.DisplayName ?? id : null;
        row["ForwardingSmtpAddress"] = mailbox.ForwardingSmtpAddress is { } address ? $"smtp:{address}" : null;
        row["DeliverToMailboxAndForward"] = mailbox.DeliverToMailboxAndForward;
        row["HiddenFromAddressListsEnabled"] = mailbox.HiddenFromAddressLists;
        row.Texts("GrantSendOnBehalfTo", mailbox.SendOnBehalf.Select(id => Recipients.NameOf(tenant, id)));
    }

    static void Retention(TenantState tenant, JsonObject row, User user, Mailbox mailbox)
    {
        var quota = mailbox.IsShared && !tenant.HasPlan(user, PlanNames.ExchangePlan2) ? Licensing.FreeSharedSize : Quota;
        row["LitigationHoldEnabled"] = mailbox.Hold is not null;
        row.Time("LitigationHoldDate", mailbox.Hold?.Since);
        row["LitigationHoldOwner"] = mailbox.Hold?.Owner ?? "";
        row["LitigationHoldDuration"] = Wire.Days(mailbox.Hold?.Days);
        row.Texts("InPlaceHolds", mailbox.InPlaceHolds);
        row["ComplianceTagHoldApplied"] = mailbox.HasRetentionLabel;
        row["DelayHoldApplied"] = false;
        row["DelayReleaseHoldApplied"] = false;
        row["RetentionHoldEnabled"] = false;
        row["ArchiveStatus"] = mailbox.HasArchive ? "Active" : "None";
        row["ArchiveState"] = mailbox.HasArchive ? "Local" : "None";
        row.Guid("ArchiveGuid", mailbox.HasArchive ? mailbox.ExchangeGuid : Guid.Empty);
        row.Texts("ArchiveName", mailbox.HasArchive ? [$"In-Place Archive -{user.DisplayName}"] : []);
        row["ProhibitSendReceiveQuota"] = Wire.Size(quota);
        row["ProhibitSendQuota"] = Wire.Size(quota - Mailbox.Gigabyte);
        row["IssueWarningQuota"] = Wire.Size(quota - (2 * Mailbox.Gigabyte));
    }

    public static IEnumerable<JsonObject> Statistics(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        if (call.Flag("Archive") && !mailbox.HasArchive)
        {
            throw ExchangeErrors.NotFound($"{user.UserPrincipalName} (archive)");
        }

        var bytes = call.Flag("Archive") ? mailbox.SizeBytes / 4 : mailbox.SizeBytes;
        var row = new JsonObject
        {
            ["Identity"] = user.Id,
            ["DisplayName"] = user.DisplayName,
            ["MailboxTypeDetail"] = mailbox.Type,
            ["ItemCount"] = mailbox.ItemCount,
            ["TotalItemSize"] = Wire.Size(bytes),
            ["TotalDeletedItemSize"] = Wire.Size(bytes / 50),
            ["DeletedItemCount"] = mailbox.ItemCount / 50,
        };
        row.Guid("MailboxGuid", mailbox.ExchangeGuid);
        return [row.Time("LastLogonTime", call.Now.AddHours(-5))];
    }

    public static IEnumerable<JsonObject> GetRecipient(CmdletCall call) => Chosen(call, Recipients.All(call.Tenant), Membership).Select(r =>
    {
        var row = new JsonObject
        {
            ["Identity"] = r.Id,
            ["Name"] = r.DisplayName,
            ["Alias"] = Recipients.Alias(r),
            ["DisplayName"] = r.DisplayName,
            ["PrimarySmtpAddress"] = Recipients.PrimaryAddress(r),
            ["ExternalDirectoryObjectId"] = r.Id,
            ["DistinguishedName"] = Recipients.DistinguishedName(call.Tenant, r),
            ["RecipientType"] = Recipients.KindOf(r),
            ["RecipientTypeDetails"] = Recipients.TypeOf(r),
            ["HiddenFromAddressListsEnabled"] = r is User { Mailbox.HiddenFromAddressLists: true },
            ["IsDirSynced"] = r.IsSynced,
        };
        return row.Texts("EmailAddresses", Recipients.Addresses(r)).Guid("Guid", Guid.Parse(r.Id));
    });
}
