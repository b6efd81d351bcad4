namespace TeamsOffboardBot.Planning;

/// <summary>The leaver's mailbox. Sizes are bytes, read from the mailbox itself (rule R4), never from a report.</summary>
public sealed record Mailbox
{
    public required MailboxType Type { get; init; }

    /// <summary>The mailbox lives on-premises; rule R7.</summary>
    public bool IsHybrid { get; init; }

    /// <summary>Null when the size could not be read.</summary>
    public long? SizeInBytes { get; init; }

    public bool HasArchive { get; init; }

    public bool IsOnLitigationHold { get; init; }

    /// <summary>Any other hold (eDiscovery, retention policy); null when it could not be told. Rule R8 treats unknown as present.</summary>
    public bool? HasOtherHold { get; init; }

    public bool IsHiddenFromAddressLists { get; init; }

    public string? ForwardingAddress { get; init; }

    public string? ForwardingSmtpAddress { get; init; }

    public bool DeliverToMailboxAndForward { get; init; }

    /// <summary>Inbox rules that forward or redirect to somebody else. Step C34.</summary>
    public IReadOnlyList<ForwardingRule> ForwardingRules { get; init; } = [];

    /// <summary>Why forwarding rules, Full Access or Send As could not be read; the lists are empty then.</summary>
    public Phrase? AccessUnknown { get; init; }

    public IReadOnlyList<string> FullAccess { get; init; } = [];

    public IReadOnlyList<string> SendAs { get; init; } = [];

    /// <summary>Who the names in <see cref="FullAccess"/> and <see cref="SendAs"/> are, as far as they are user principal names of people.</summary>
    public IReadOnlyList<Person> PeopleWithAccess { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Switch name as Set-CASMailbox spells it, and whether the protocol is on.</summary>
    public IReadOnlyDictionary<string, bool> Protocols { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    public bool AutoReplyIsOn { get; init; }
}

/// <param name="Id">What the rule is called with.</param>
public sealed record ForwardingRule(string Id, string Name);

public enum MailboxType
{
    User,
    Shared,
    Other,
}
