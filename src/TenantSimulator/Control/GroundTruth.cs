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
        ["eligibleRoles"] = Texts(tenant.RoleEligibilities.Where(e => e.PrincipalId == user.Id).Select(e => tenant.Roles.Find(r => r.Id == e.RoleId)!.DisplayName)),
        ["appRoles"] = Texts(tenant.AppRoleAssignments.Where(a => a.PrincipalId == user.Id).Select(a => a.ResourceName)),
        ["consents"] = Texts(tenant.PermissionGrants.Where(g => g.PrincipalId == user.Id).Select(g => g.Scope)),
        ["groups"] = new JsonArray([.. tenant.Groups.Where(g => g.Members.Contains(user.Id) || g.Owners.Contains(user.Id)).Select(g => Membership(g, user))]),
        ["channels"] = new JsonArray([.. tenant.Channels.Where(c => c.Members.Exists(m => m.UserId == user.Id)).Select(c => new JsonObject
        {
            ["name"] = c.Name,
            ["team"] = tenant.FindGroup(c.TeamId)!.DisplayName,
            ["owner"] = c.Members.Find(m => m.UserId == user.Id)!.IsOwner,
        })]),
        ["licences"] = new JsonArray([.. tenant.LicencesOf(user).Select(l => new JsonObject
        {
            ["skuPartNumber"] = tenant.FindSku(l.Licence.SkuId)?.PartNumber,
            ["via"] = l.Group?.DisplayName ?? "direct",
        })]),
        ["methods"] = Texts(user.Methods.Select(m => m.Type)),
        ["mailbox"] = user.Mailbox is { } mailbox ? Of(tenant, mailbox) : null,
        ["othersMailboxes"] = Texts(Reach(tenant, user)),
        ["mobileDevices"] = new JsonArray([.. (user.Mailbox?.MobileDevices ?? []).Select(d => new JsonObject
        {
            ["deviceId"] = d.DeviceId,
            ["model"] = d.Model,
            ["status"] = d.Status,
            ["blocked"] = user.Mailbox!.BlockedDeviceIds.Contains(d.DeviceId),
        })]),
        ["managedDevices"] = new JsonArray([.. tenant.ManagedDevices.Where(d => d.UserId == user.Id).Select(d => new JsonObject
        {
            ["id"] = d.Id,
            ["deviceName"] = d.Name,
            ["state"] = d.State,
        })]),
        ["registeredDevices"] = new JsonArray([.. tenant.Devices.Where(d => d.UserId == user.Id).Select(d => new JsonObject
        {
            ["id"] = d.Id,
            ["displayName"] = d.DisplayName,
            ["enabled"] = d.Flag("accountEnabled"),
        })]),
        ["oneDrive"] = user.OneDrive is { IsDeleted: false } drive ? Of(tenant, drive) : null,
        ["phoneNumber"] = tenant.PhoneNumbers.Find(n => n.AssignedTo == user.Id)?.Number,
    };

    /// <summary>What of others' mailboxes somebody can use.</summary>
    static IEnumerable<string> Reach(TenantState tenant, User user) => tenant.Users.Where(u => u != user && u.Mailbox is not null).SelectMany(u =>
        u.Mailbox!.Grants.Where(g => g.Trustee == user.Id).Select(g => g.Rights)
            .Concat(u.Mailbox.SendAs.Where(id => id == user.Id).Select(_ => "SendAs"))
            .Concat(u.Mailbox.SendOnBehalf.Where(id => id == user.Id).Select(_ => "SendOnBehalf"))
            .Concat(u.Mailbox.Folders.SelectMany(f => f.Grants.Where(g => g.Trustee == user.Id).Select(g => Access(f, g))))
            .Select(right => $"{u.DisplayName}: {right}"));

    static string Access(MailboxFolder folder, FolderGrant grant) => $"{folder.Path} {string.Join(' ', grant.Rights.Concat(grant.Flags))}";

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
        ["folderAccess"] = Texts(mailbox.Folders.SelectMany(f => f.Grants.Select(g => $"{Recipients.NameOf(tenant, g.Trustee)}: {Access(f, g)}"))),
        ["primaryAddress"] = mailbox.Addresses.Find(a => a.StartsWith("SMTP:", StringComparison.Ordinal)) is { } primary ? Recipients.WithoutPrefix(primary) : null,
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
        ["softDeletedAt"] = Time(mailbox.SoftDeletedAt),
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
        ["files"] = Texts(drive.Files.Files().Select(f => f.Path)),
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
