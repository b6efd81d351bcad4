namespace TeamsOffboardBot.Planning;

/// <summary>Questions that several rules and steps ask of the same snapshot and must get the same answer to.</summary>
public static class SnapshotQuestions
{
    /// <summary>False only when it is known that Exchange Online holds no mailbox of the leaver.</summary>
    public static bool MayHaveCloudMailbox(this Snapshot snapshot) =>
        !snapshot.Mailbox.IsKnown || snapshot.Mailbox.Value is { IsHybrid: false };

    public static bool HasHybridMailbox(this Snapshot snapshot) => snapshot.Mailbox.Exists(out var mailbox) && mailbox.IsHybrid;

    public static bool MayHaveOneDrive(this Snapshot snapshot) => !snapshot.OneDrive.IsKnown || snapshot.OneDrive.Value is not null;

    /// <summary>Directory roles, also those a role-assignable group would carry.</summary>
    public static bool MayHoldRoles(this Snapshot snapshot) =>
        !snapshot.DirectoryRoles.IsKnown
        || snapshot.DirectoryRoles.Value is { Count: > 0 }
        || (snapshot.Groups.Exists(out var groups) && groups.Any(g => g.IsRoleAssignable));

    /// <summary>The colleagues who will work in the shared mailbox; nobody otherwise.</summary>
    public static IReadOnlyList<UserId> WorkingDelegates(this Choices choices) =>
        choices.Mailbox == MailboxChoice.Share ? [.. choices.Delegates.Distinct()] : [];

    /// <summary>Somebody the choices name, as a target; an unread colleague goes by the id.</summary>
    public static StepTarget Target(this Snapshot snapshot, UserId id) =>
        new(id.Value, snapshot.Colleague(id)?.Person.DisplayName ?? id.Value);

    /// <summary>Somebody with access to the mailbox, by the name people know.</summary>
    public static string NameOf(this Mailbox mailbox, string user) =>
        mailbox.PeopleWithAccess.FirstOrDefault(p => p.UserPrincipalName.Equals(user, StringComparison.OrdinalIgnoreCase))?.DisplayName ?? user;

    public static Colleague? Colleague(this Snapshot snapshot, UserId id) =>
        snapshot.Colleagues.FirstOrDefault(c => c.Person.Id == id);
}
