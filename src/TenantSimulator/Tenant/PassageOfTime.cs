namespace TenantSimulator.Tenant;

/// <summary>What happens by itself when days go by.</summary>
static class PassageOfTime
{
    static readonly TimeSpan SyncCycle = TimeSpan.FromMinutes(30);
    static readonly TimeSpan AccountKept = TimeSpan.FromDays(30);
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan OperationTime = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ReadOnlyAfter = TimeSpan.FromDays(60);
    static readonly TimeSpan ArchivedAfter = TimeSpan.FromDays(93);

    public static void Advance(this TenantState tenant, TimeSpan by)
    {
        tenant.Clock.Advance(by);
        if (by >= SyncCycle)
        {
            Synchronise(tenant);
        }

        tenant.CatchUp();
        foreach (var device in tenant.AllUsers.SelectMany(u => u.Mailbox?.MobileDevices ?? []).Where(d => d is { WipeRequestedAt: not null, ReadsUntilWiped: not null }))
        {
            device.Acknowledge(tenant.Clock.Now);
        }
    }

    /// <summary>What became due since somebody last looked, whoever moved the clock.</summary>
    public static void CatchUp(this TenantState tenant)
    {
        tenant.FinishDueOperations();
        if (tenant.AgedAt + LookEvery > tenant.Clock.Now)
        {
            return;
        }

        tenant.AgedAt = tenant.Clock.Now;
        foreach (var user in tenant.AllUsers.ToList())
        {
            Age(tenant, user);
        }
    }

    /// <summary>Telephone operations and copies end by themselves after a while, polled or not.</summary>
    static void FinishDueOperations(this TenantState tenant)
    {
        foreach (var operation in tenant.PhoneOperations.Where(o => !o.IsDone && o.CreatedAt + OperationTime <= tenant.Clock.Now))
        {
            operation.Finish();
        }

        foreach (var copy in tenant.CopyOperations.Where(o => !o.IsDone && o.CreatedAt + OperationTime <= tenant.Clock.Now))
        {
            copy.Finish();
        }
    }

    public static void Finish(this PhoneOperation operation)
    {
        if (!operation.IsDone)
        {
            operation.IsDone = true;
            operation.Number.AssignedTo = operation.NewTarget;
        }
    }

    /// <summary>Directory synchronisation writes the on-premises state of an account over what the cloud was told.</summary>
    static void Synchronise(TenantState tenant)
    {
        foreach (var user in tenant.AllUsers.Where(u => u.IsSynced && u.IsDeletedOnPremises != (u.DeletedAt is not null)).ToList())
        {
            if (user.IsDeletedOnPremises)
            {
                tenant.Delete(user);
            }
            else
            {
                tenant.Restore(user);
            }
        }

        foreach (var user in tenant.Users.Where(u => u.IsSynced))
        {
            user.Set("onPremisesLastSyncDateTime", TenantClock.Text(tenant.Clock.Second));
            if (user.AccountEnabled != user.OnPremisesAccountEnabled)
            {
                user.Set("accountEnabled", user.OnPremisesAccountEnabled);
                tenant.Changed(user);
            }
        }
    }

    static void Age(TenantState tenant, User user)
    {
        var now = tenant.Clock.Now;
        if (user.Mailbox is { } mailbox)
        {
            if (mailbox.UnlicensedSince + Licensing.MailboxKept <= now)
            {
                mailbox.SoftDeletedAt ??= mailbox.UnlicensedSince + Licensing.MailboxKept;
            }
        }

        if (user.OneDrive is { } drive)
        {
            drive.IsReadOnly |= drive.UnlicensedSince + ReadOnlyAfter <= now;
            drive.IsArchived |= drive.UnlicensedSince + ArchivedAfter <= now;
            drive.IsDeleted |= user.DeletedAt + TimeSpan.FromDays(tenant.DeletedOneDriveRetentionDays) <= now;
            drive.Permissions.RemoveAll(p => p.ExpiresAt <= now);
        }

        if (user.DeletedAt + AccountKept <= now)
        {
            tenant.Purge(user);
        }
    }
}
