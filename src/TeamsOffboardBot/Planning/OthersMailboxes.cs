namespace TeamsOffboardBot.Planning;

/// <summary>
/// What of others' mailboxes the leaver can use. Send As and Send on Behalf are known for the whole tenant; Full Access and calendars only of the
/// mailboxes that were looked into.
/// </summary>
public sealed record OthersMailboxes
{
    public IReadOnlyList<OthersMailbox> Found { get; init; } = [];

    /// <summary>In how many it was looked whether the leaver may open them.</summary>
    public int LookedInto { get; init; }

    /// <summary>The tenant has more shared mailboxes than are looked into.</summary>
    public bool LeavesSharedOut { get; init; }
}

/// <param name="Id">What Exchange is called with.</param>
public sealed record OthersMailbox(string Id, string Name)
{
    public bool FullAccess { get; init; }

    public bool SendAs { get; init; }

    public bool SendOnBehalf { get; init; }

    /// <summary>Null: nothing that not everybody may.</summary>
    public OpenFolder? Calendar { get; init; }

    /// <summary>Its owner is mastered in Active Directory, and with them who sends on their behalf.</summary>
    public bool IsSynced { get; init; }

    /// <summary>The bot can take something of it away.</summary>
    public bool CanBeLeft => FullAccess || SendAs || Calendar is not null || (SendOnBehalf && !IsSynced);
}
