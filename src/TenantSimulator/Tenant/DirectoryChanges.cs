namespace TenantSimulator.Tenant;

/// <summary>Changes of accounts and memberships, with everything that follows from them elsewhere in the tenant.</summary>
static class DirectoryChanges
{
    /// <summary>After any change of a user's properties: dynamic groups are computed again, licences follow.</summary>
    public static void Changed(this TenantState tenant, User user)
    {
        foreach (var group in tenant.Groups.Where(g => g.IsDynamic))
        {
            var belongs = user.DeletedAt is null && MembershipRule.Matches(group.MembershipRule!, user);
            if (belongs && !group.Members.Contains(user.Id))
            {
                group.Members.Add(user.Id);
            }
            else if (!belongs && user.DeletedAt is null)
            {
                group.Members.Remove(user.Id);
            }
        }

        tenant.Settle(user);
    }

    public static void AddMember(this TenantState tenant, Group group, DirectoryObject member)
    {
        group.Members.Add(member.Id);
        if (member is User user)
        {
            tenant.Settle(user);
        }
    }

    public static void RemoveMember(this TenantState tenant, Group group, string memberId)
    {
        group.Members.Remove(memberId);
        tenant.Channels.FindAll(c => c.TeamId == group.Id).ForEach(c => c.Leave(memberId));
        if (tenant.FindUser(memberId) is { } user)
        {
            tenant.Settle(user);
        }
    }

    /// <summary>Soft deletion: memberships and licences stay with the deleted account and come back with it; the mailbox goes along.</summary>
    public static void Delete(this TenantState tenant, User user)
    {
        user.DeletedAt = tenant.Clock.Second;
        if (user.Mailbox is { } mailbox)
        {
            mailbox.SoftDeletedAt ??= tenant.Clock.Now;
        }

        foreach (var number in tenant.PhoneNumbers.Where(n => n.AssignedTo == user.Id))
        {
            number.AssignedTo = null;
        }
    }

    /// <summary>Direct licences whose last seat went to somebody else meanwhile stay away.</summary>
    public static void Restore(this TenantState tenant, User user)
    {
        user.DirectLicences.RemoveAll(l => tenant.FindSku(l.SkuId) is { } sku && tenant.Consumed(sku) >= sku.Enabled);
        user.DeletedAt = null;
        if (user.Mailbox is { } mailbox && !(mailbox.UnlicensedSince + Licensing.MailboxKept <= tenant.Clock.Now))
        {
            mailbox.SoftDeletedAt = null;
        }

        tenant.Changed(user);
    }

    public static void Purge(this TenantState tenant, User user)
    {
        tenant.AllUsers.Remove(user);
        foreach (var group in tenant.Groups)
        {
            group.Members.Remove(user.Id);
            group.Owners.Remove(user.Id);
        }

        tenant.RoleAssignments.RemoveAll(a => a.PrincipalId == user.Id);
        tenant.RoleEligibilities.RemoveAll(e => e.PrincipalId == user.Id);
        foreach (var report in tenant.AllUsers.Where(u => u.ManagerId == user.Id))
        {
            report.ManagerId = null;
        }
    }
}
