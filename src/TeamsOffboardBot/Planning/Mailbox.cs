namespace TeamsOffboardBot.Planning;

/// <summary>The leaver's mailbox. Sizes are bytes, read from the mailbox itself (rule R4), never from a report.</summary>
public sealed record Mailbox
{
    public required MailboxType Type { get; init; }

    /// <summary>By which a filter of Exchange names its owner; null in what was kept before it was read.</summary>
    public string? DistinguishedName { get; init; }

    /// <summary>The mailbox lives on-premises; rule R7.</summary>
    public bool IsHybrid { get; init; }

    /// <summary>Null when the size could not be read.</summary>
    public long? SizeInBytes { get; init; }

    public bool HasArchive { get; init; }

    public bool IsOnLitigationHold { get; init; }

    /// <summary>"Unlimited" or a time span in days, as Exchange writes it.</summary>
    public string? LitigationHoldDuration { get; init; }

    /// <summary>Any other hold (eDiscovery, retention policy, also of the whole organisation); null when it could not be told. Rule R8 treats unknown as present.</summary>
    public bool? HasOtherHold { get; init; }

    /// <summary>Why other holds could not be told; null when they were.</summary>
    public Phrase? HoldsUnknown { get; init; }

    /// <summary>When Exchange last saw somebody, or a service, log on to it; null when it does not tell.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public bool IsHiddenFromAddressLists { get; init; }

    public string? ForwardingAddress { get; init; }

    public string? ForwardingSmtpAddress { get; init; }

    public bool DeliverToMailboxAndForward { get; init; }

    /// <summary>Inbox rules that forward or redirect to somebody else. Step C34.</summary>
    public IReadOnlyList<ForwardingRule> ForwardingRules { get; init; } = [];

    /// <summary>Every inbox rule that somebody made, hidden ones too, as it was: from here it can be made again. Step C12.</summary>
    public IReadOnlyList<KeptRule> InboxRules { get; init; } = [];

    /// <summary>How many meetings with others the leaver organises from now on, a series once; null when it could not be read. Step C10.</summary>
    public int? OrganisedMeetings { get; init; }

    /// <summary>Why these meetings could not be read.</summary>
    public Phrase? MeetingsUnknown { get; init; }

    /// <summary>Why forwarding rules, Full Access or Send As could not be read; the lists are empty then.</summary>
    public Phrase? AccessUnknown { get; init; }

    public IReadOnlyList<string> FullAccess { get; init; } = [];

    public IReadOnlyList<string> SendAs { get; init; } = [];

    /// <summary>Who the names in <see cref="FullAccess"/>, <see cref="SendAs"/> and <see cref="ForwardingSmtpAddress"/> are, as far as they are user principal names of people.</summary>
    public IReadOnlyList<Person> PeopleWithAccess { get; init; } = [];

    /// <summary>Who may write on behalf of the mailbox, by the names that Exchange gives them.</summary>
    public IReadOnlyList<string> SendOnBehalf { get; init; } = [];

    /// <summary>Single folders that others may open, as far as the folders that Outlook hands to delegates and further calendars go. Step C34.</summary>
    public IReadOnlyList<OpenFolder> OpenFolders { get; init; } = [];

    /// <summary>Why that could not be read; null when it was.</summary>
    public Phrase? FoldersUnknown { get; init; }

    /// <summary>Further addresses of the mailbox; never the primary one.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Switch name as Set-CASMailbox spells it, and whether the protocol is on.</summary>
    public IReadOnlyDictionary<string, bool> Protocols { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    public bool AutoReplyIsOn { get; init; }

    /// <summary>Why that is not known; null when it is.</summary>
    public Phrase? AutoReplyUnknown { get; init; }
}

/// <param name="Id">What the rule is called with.</param>
public sealed record ForwardingRule(string Id, string Name);

/// <param name="Id">What the rule is called with.</param>
/// <param name="Definition">Conditions, actions and exceptions as JSON.</param>
public sealed record KeptRule(string Id, string Name, string Definition);

/// <param name="Folder">With a backslash before each name, in the language of its owner.</param>
/// <param name="User">By the name that Exchange gives them.</param>
/// <param name="Rights">A role such as Reviewer or Editor, or single rights.</param>
/// <param name="Flags">Of a calendar: Delegate, CanViewPrivateItems.</param>
public sealed record OpenFolder(string Folder, string User, IReadOnlyList<string> Rights, IReadOnlyList<string> Flags);

public enum MailboxType
{
    User,
    Shared,
    Other,
}
