using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>Distribution lists and mail-enabled security groups, which Graph only shows.</summary>
static class DistributionGroupCmdlets
{
    public static IEnumerable<JsonObject> Get(CmdletCall call)
    {
        var groups = call.Has("Identity") ? [call.DistributionGroup()] : call.Tenant.Groups.Where(g => g.IsMasteredByExchange);
        if (call.Text("ManagedBy") is { } manager)
        {
            var id = call.Recipient(manager).Id;
            groups = groups.Where(g => g.Owners.Contains(id));
        }

        var types = call.Texts("RecipientTypeDetails");
        return groups.Where(g => types.Count == 0 || types.Contains(Recipients.TypeOf(g)!, StringComparer.OrdinalIgnoreCase)).Select(g => View(call, g));
    }

    static JsonObject View(CmdletCall call, Group group) => new JsonObject
    {
        ["Identity"] = group.DisplayName,
        ["Name"] = group.DisplayName,
        ["DisplayName"] = group.DisplayName,
        ["Alias"] = Recipients.Alias(group),
        ["PrimarySmtpAddress"] = Recipients.PrimaryAddress(group),
        ["ExternalDirectoryObjectId"] = group.Id,
        ["RecipientType"] = Recipients.KindOf(group),
        ["RecipientTypeDetails"] = Recipients.TypeOf(group),
        ["GroupType"] = group.Kind == GroupKind.Distribution ? "Universal" : "Universal, SecurityEnabled",
        ["IsDirSynced"] = group.IsSynced,
        ["HiddenFromAddressListsEnabled"] = group.Flag("hideFromAddressLists"),
    }.Texts("ManagedBy", group.Owners.Select(id => call.Tenant.FindAny(id)?.Id ?? id)).Texts("EmailAddresses", Recipients.Addresses(group)).Guid("Guid", Guid.Parse(group.Id));

    public static IEnumerable<JsonObject> GetMember(CmdletCall call) => call.Tenant.Find(call.DistributionGroup().Members).Select(m => new JsonObject
    {
        ["Identity"] = m.Id,
        ["Name"] = m.Id,
        ["DisplayName"] = m.DisplayName,
        ["Alias"] = Recipients.Alias(m),
        ["PrimarySmtpAddress"] = Recipients.PrimaryAddress(m),
        ["ExternalDirectoryObjectId"] = m.Id,
        ["RecipientType"] = Recipients.KindOf(m),
        ["RecipientTypeDetails"] = Recipients.TypeOf(m),
    });

    public static IEnumerable<JsonObject> AddMember(CmdletCall call)
    {
        var group = Writable(call);
        var identity = call.Text("Member") ?? throw ExchangeErrors.Binding("Cannot process command because of one or more missing mandatory parameters: Member.");
        var member = call.Recipient(identity);
        if (group.Members.Contains(member.Id))
        {
            throw ExchangeErrors.Task("MemberAlreadyExistsException", $"The recipient \"{identity}\" is already a member of the group \"{group.DisplayName}\".");
        }

        if (!call.Flag("WhatIf"))
        {
            call.Tenant.AddMember(group, member);
        }

        return [];
    }

    public static IEnumerable<JsonObject> RemoveMember(CmdletCall call)
    {
        var group = Writable(call);
        var identity = call.Text("Member") ?? throw ExchangeErrors.Binding("Cannot process command because of one or more missing mandatory parameters: Member.");
        var member = call.Tenant.Find(group.Members).FirstOrDefault(m => Recipients.IsNamed(m, identity));
        if (member is null)
        {
            _ = call.Recipient(identity);
            throw ExchangeErrors.Task("MemberNotFoundException", $"The recipient \"{identity}\" isn't a member of the group \"{group.DisplayName}\".");
        }

        if (!call.Flag("WhatIf"))
        {
            call.Tenant.RemoveMember(group, member.Id);
        }

        return [];
    }

    public static IEnumerable<JsonObject> Set(CmdletCall call)
    {
        var group = Writable(call);
        if (call.Has("ManagedBy"))
        {
            var owners = call.Changed("ManagedBy", group.Owners, name => call.Recipient(name).Id);
            if (owners.Count == 0)
            {
                throw ExchangeErrors.Recipient($"The group \"{group.DisplayName}\" must have at least one owner.");
            }

            group.Owners.Clear();
            group.Owners.AddRange(owners);
        }

        if (call.Text("DisplayName") is { } name)
        {
            group.Set("displayName", name);
        }

        if (call.Has("HiddenFromAddressListsEnabled"))
        {
            group.Set("hideFromAddressLists", call.Flag("HiddenFromAddressListsEnabled"));
        }

        return [];
    }

    /// <summary>The application manages no group, so it must ask for the check to be bypassed.</summary>
    static Group Writable(CmdletCall call)
    {
        var group = call.DistributionGroup();
        if (group.IsSynced)
        {
            throw ExchangeErrors.Synced(call.Cmdlet, "Identity", group.DisplayName);
        }

        return call.Flag("BypassSecurityGroupManagerCheck")
            ? group
            : throw ExchangeErrors.Task("OperationRequiresGroupManagerException", "You don't have sufficient permissions. This operation can only be performed by a manager of the group.");
    }
}
