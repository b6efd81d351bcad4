using System.Text.Json.Nodes;
using TenantSimulator.Exchange;
using TenantSimulator.Tenant;

namespace TenantSimulator.Control;

/// <summary>What is really so, whatever the services answered.</summary>
static class GroundTruth
{
    public static JsonObject Of(TenantState tenant, User user) => new()
    {
        ["id"] = user.Id,
        ["userPrincipalName"] = user.UserPrincipalName,
        ["displayName"] = user.DisplayName,
        ["accountEnabled"] = user.AccountEnabled,
        ["deleted"] = user.DeletedAt is not null,
        ["deletedAt"] = Time(user.DeletedAt),
        ["managerId"] = user.ManagerId,
        ["password"] = new JsonObject { ["changedAt"] = Time(user.PasswordChangedAt) },
        ["sessionsRevokedAt"] = Time(user.SessionsRevokedAt),
        ["roles"] = Texts(tenant.RolesOf(user.Id).Select(r => r.DisplayName)),
        ["groups"] = new JsonArray([.. tenant.Groups.Where(g => g.Members.Contains(user.Id) || g.Owners.Contains(user.Id)).Select(g => Membership(g, user))]),
        ["licences"] = new JsonArray([.. tenant.LicencesOf(user).Select(l => new JsonObject
        {
            ["skuPartNumber"] = tenant.FindSku(l.Licence.SkuId)?.PartNumber,
            ["via"] = l.Group?.DisplayName ?? "direct",
        })]),
        ["methods"] = Texts(user.Methods.Select(m => m.Type)),
        ["mailbox"] = user.Mailbox is { } mailbox ? Of(tenant, mailbox) : null,
        ["mobileDevices"] = new JsonArray([.. (user.Mailbox?.MobileDevices ?? []).Select(d => new JsonObject
        {
            ["deviceId"] = d.DeviceId,
            ["model"] = d.Model,
            ["status"] = d.Status,
        })]),
        ["managedDevices"] = new JsonArray([.. tenant.ManagedDevices.Where(d => d.UserId == user.Id).Select(d => new JsonObject
        {
            ["id"] = d.Id,
            ["deviceName"] = d.Name,
            ["state"] = d.State,
        })]),
        ["oneDrive"] = user.OneDrive is { IsDeleted: false } drive ? Of(tenant, drive) : null,
        ["phoneNumber"] = tenant.PhoneNumbers.Find(n => n.AssignedTo == user.Id)?.Number,
    };

    public static JsonObject Of(TenantState tenant, Group group) => new()
    {
        ["id"] = group.Id,
        ["displayName"] = group.DisplayName,
        ["kind"] = group.KindName,
        ["dynamic"] = group.IsDynamic,
        ["synced"] = group.IsSynced,
        ["licensing"] = group.Licences.Count > 0,
        ["members"] = Texts(group.Members.Select(id => Recipients.NameOf(tenant, id))),
        ["owners"] = Texts(group.Owners.Select(id => Recipients.NameOf(tenant, id))),
    };

    static JsonObject Membership(Group group, User user) => new()
    {
        ["id"] = group.Id,
        ["displayName"] = group.DisplayName,
        ["kind"] = group.KindName,
        ["owner"] = group.Owners.Contains(user.Id),
        ["member"] = group.Members.Contains(user.Id),
        ["dynamic"] = group.IsDynamic,
        ["synced"] = group.IsSynced,
    };

    static JsonObject Of(TenantState tenant, Mailbox mailbox) => new()
    {
        ["type"] = mailbox.Type,
        ["forwardingAddress"] = mailbox.ForwardingAddress is { } id ? Recipients.NameOf(tenant, id) : null,
        ["forwardingSmtpAddress"] = mailbox.ForwardingSmtpAddress,
        ["deliverToMailboxAndForward"] = mailbox.DeliverToMailboxAndForward,
        ["hiddenFromAddressLists"] = mailbox.HiddenFromAddressLists,
        ["accountDisabled"] = mailbox.AccountDisabled,
        ["litigationHold"] = mailbox.Hold is not null,
        ["litigationHoldDays"] = mailbox.Hold?.Days,
        ["protocols"] = new JsonObject(mailbox.Protocols.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
        ["fullAccess"] = Texts(mailbox.Grants.Where(g => g.Rights == "FullAccess").Select(g => Recipients.NameOf(tenant, g.Trustee))),
        ["sendAs"] = Texts(mailbox.SendAs.Select(t => Recipients.NameOf(tenant, t))),
        ["sendOnBehalf"] = Texts(mailbox.SendOnBehalf.Select(t => Recipients.NameOf(tenant, t))),
        ["autoReply"] = new JsonObject
        {
            ["status"] = mailbox.AutoReply.Status,
            ["externalAudience"] = mailbox.AutoReply.Audience,
            ["internalReplyMessage"] = mailbox.AutoReply.Internal,
            ["externalReplyMessage"] = mailbox.AutoReply.External,
            ["scheduledStartDateTime"] = Time(mailbox.AutoReply.From),
            ["scheduledEndDateTime"] = Time(mailbox.AutoReply.Until),
        },
        ["inboxRules"] = new JsonArray([.. mailbox.Rules.Select(r => new JsonObject
        {
            ["name"] = r.Name,
            ["enabled"] = r.IsEnabled,
            ["hidden"] = r.IsHidden,
            ["forwardsTo"] = Texts(r.ForwardsTo),
        })]),
        ["aliases"] = Texts(mailbox.Addresses.Where(a => a.StartsWith("smtp:", StringComparison.Ordinal)).Select(Recipients.WithoutPrefix)),
        ["sizeBytes"] = mailbox.SizeBytes,
        ["archive"] = mailbox.HasArchive,
        ["canSend"] = mailbox.CanSend,
        ["overQuota"] = mailbox.IsOverQuota,
        ["unlicensedSince"] = Time(mailbox.UnlicensedSince),
        ["softDeleted"] = mailbox.SoftDeletedAt is not null,
        ["inactive"] = mailbox.IsInactive,
        ["meetings"] = Texts(mailbox.Meetings.Select(m => m.Subject)),
    };

    static JsonObject Of(TenantState tenant, OneDrive drive) => new()
    {
        ["siteAdmins"] = Texts(drive.SiteUsers.Where(u => u.IsSiteAdmin).Select(u => Recipients.NameOf(tenant, u.UserId))),
        ["sharing"] = drive.Sharing,
        ["readOnly"] = drive.IsReadOnly,
        ["archived"] = drive.IsArchived,
        ["sizeBytes"] = drive.SizeBytes,
        ["unlicensedSince"] = Time(drive.UnlicensedSince),
        ["permissions"] = new JsonArray([.. drive.Permissions.Select(p => new JsonObject
        {
            ["user"] = Recipients.NameOf(tenant, p.UserId),
            ["role"] = p.Role,
            ["expires"] = Time(p.ExpiresAt),
        })]),
    };

    static string? Time(DateTimeOffset? at) => at?.ToString("O");

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
