namespace TeamsOffboardBot.Planning;

/// <summary>Questions that several rules and steps ask of the same snapshot and must get the same answer to.</summary>
public static class SnapshotQuestions
{
    /// <summary>https://learn.microsoft.com/microsoft-365/admin/setup/domains-faq, for every cloud.</summary>
    private static readonly string[] FirstDomains = [".onmicrosoft.com", ".onmicrosoft.us", ".partner.onmschina.cn"];

    /// <summary>False only when it is known that Exchange Online holds no mailbox of the leaver.</summary>
    public static bool MayHaveCloudMailbox(this Snapshot snapshot) =>
        !snapshot.Mailbox.IsKnown || snapshot.Mailbox.Value is { IsHybrid: false };

    public static bool HasHybridMailbox(this Snapshot snapshot) => snapshot.Mailbox.Exists(out var mailbox) && mailbox.IsHybrid;

    public static bool MayHaveOneDrive(this Snapshot snapshot) => !snapshot.OneDrive.IsKnown || snapshot.OneDrive.Value is not null;

    /// <summary>A hold that was read.</summary>
    public static bool IsHeld(this Snapshot snapshot) => snapshot.Mailbox.Value is { IsOnLitigationHold: true } or { HasOtherHold: true };

    /// <summary>A hold of any kind on the mailbox; what could not be read counts as held (rule R8).</summary>
    public static bool MayBeHeld(this Snapshot snapshot) =>
        !snapshot.Mailbox.IsKnown || snapshot.Mailbox.Value is { } mailbox && (mailbox.IsOnLitigationHold || mailbox.HasOtherHold != false);

    /// <summary>Directory roles, also those a role-assignable group would carry; what could not be read counts as held.</summary>
    public static bool MayHoldRoles(this Snapshot snapshot) =>
        !snapshot.DirectoryRoles.IsKnown || snapshot.DirectoryRoles.Value is { Count: > 0 } || !snapshot.Groups.IsKnown || snapshot.RoleGroups().Count > 0;

    /// <summary>
    /// Addresses that people know the leaver by besides the primary one: neither the one to sign in with, which Exchange gives every mailbox back, nor
    /// that of the tenant's first domain, by which Microsoft 365 itself routes mail.
    /// </summary>
    public static IReadOnlyList<string> GivenAliases(this Snapshot snapshot) =>
    [
        .. (snapshot.Mailbox.Value?.Aliases ?? []).Where(a =>
                !a.Equals(snapshot.Account.Person.UserPrincipalName, StringComparison.OrdinalIgnoreCase)
                && !a.Equals(snapshot.Account.Person.Mail, StringComparison.OrdinalIgnoreCase)
                && !FirstDomains.Any(d => a.EndsWith(d, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Why facts could not be read.</summary>
    public static IEnumerable<Phrase> UnknownFacts(this Snapshot snapshot) =>
        new[]
        {
            snapshot.DirectReports.Unknown, snapshot.Groups.Unknown, snapshot.OwnedListsUnknown, snapshot.OwnedChannels.Unknown, snapshot.DirectoryRoles.Unknown, snapshot.Licences.Unknown,
            snapshot.Mailbox.Unknown, snapshot.Mailbox.Value?.AccessUnknown, snapshot.Mailbox.Value?.AutoReplyUnknown, snapshot.Mailbox.Value?.MeetingsUnknown,
            snapshot.Mailbox.Value?.HoldsUnknown, snapshot.Mailbox.Value?.FoldersUnknown, snapshot.OthersMailboxes.Unknown,
            snapshot.OneDrive.Unknown, snapshot.PhoneNumbers.Unknown, snapshot.Devices.Unknown, snapshot.SignInMethods.Unknown, snapshot.Apps.Unknown,
            snapshot.Deleted?.AddressesUnknown,
        }.OfType<Phrase>();

    /// <summary>Groups of the leaver that can carry directory roles.</summary>
    public static IReadOnlyList<GroupMembership> RoleGroups(this Snapshot snapshot) => [.. (snapshot.Groups.Value ?? []).Where(g => g.IsRoleAssignable)];

    /// <summary>Groups and channels that would have no owner without the leaver.</summary>
    public static bool IsLastOwnerSomewhere(this Snapshot snapshot) =>
        (snapshot.Groups.Value ?? []).Any(g => g is { IsLastOwner: true, IsSynced: false, IsRoleAssignable: false }) || snapshot.OwnedChannels.Value is { Count: > 0 };

    /// <summary>The colleagues who will work in the shared mailbox; nobody otherwise.</summary>
    public static IReadOnlyList<UserId> WorkingDelegates(this Choices choices) =>
        choices.Mailbox == MailboxChoice.Share ? [.. choices.Delegates.Distinct()] : [];

    /// <summary>The files are copied to somewhere before anything of them is lost.</summary>
    public static bool Copies(this Choices choices, Snapshot snapshot) =>
        snapshot.MayHaveOneDrive() && choices is { OneDriveCopy.Into: not null } or { OneDriveCopy: not null, OneDriveOwner: not null } && choices.OneDriveOwner != snapshot.Account.Person.Id;

    /// <summary>Somebody the choices name, as a target; an unread colleague goes by the id.</summary>
    public static StepTarget Target(this Snapshot snapshot, UserId id) =>
        new(id.Value, snapshot.Colleague(id)?.Person.DisplayName ?? id.Value);

    /// <summary>Somebody with access to the mailbox, by the name people know.</summary>
    public static string NameOf(this Mailbox mailbox, string user) =>
        mailbox.PeopleWithAccess.FirstOrDefault(p => p.UserPrincipalName.Equals(user, StringComparison.OrdinalIgnoreCase))?.DisplayName ?? user;

    public static Colleague? Colleague(this Snapshot snapshot, UserId id) =>
        snapshot.Colleagues.FirstOrDefault(c => c.Person.Id == id);
}
