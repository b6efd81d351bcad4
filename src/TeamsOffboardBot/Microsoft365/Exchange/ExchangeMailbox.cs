namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>A mailbox as Get-Mailbox tells it.</summary>
public sealed record ExchangeMailbox
{
    public string? ExternalDirectoryObjectId { get; init; }

    public required string DisplayName { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? PrimarySmtpAddress { get; init; }

    /// <summary>By which a filter names a recipient.</summary>
    public string? DistinguishedName { get; init; }

    /// <summary>UserMailbox, SharedMailbox, RoomMailbox…; MailUser or RemoteUserMailbox when the mailbox is on-premises.</summary>
    public required string RecipientTypeDetails { get; init; }

    /// <summary>The mailbox is in an on-premises organisation: nothing here can change it.</summary>
    public bool IsRemote { get; init; }

    public bool IsSynced { get; init; }

    /// <summary>A recipient of the organisation, by name or id; wins over <see cref="ForwardingSmtpAddress"/>.</summary>
    public string? ForwardingAddress { get; init; }

    /// <summary>Without the <c>smtp:</c> prefix.</summary>
    public string? ForwardingSmtpAddress { get; init; }

    public bool DeliverToMailboxAndForward { get; init; }

    public bool HiddenFromAddressListsEnabled { get; init; }

    public bool LitigationHoldEnabled { get; init; }

    /// <summary>"Unlimited" or a time span in days.</summary>
    public string? LitigationHoldDuration { get; init; }

    /// <summary>Since when; it may take an hour from then until it holds.</summary>
    public DateTimeOffset? LitigationHoldDate { get; init; }

    /// <summary>Other holds by their ids (retention policies, eDiscovery).</summary>
    public IReadOnlyList<string> InPlaceHolds { get; init; } = [];

    /// <summary>A retention label keeps something in it, or a hold that just ended still does: it counts as held.</summary>
    public bool IsHeldByLabelOrDelay { get; init; }

    /// <summary>Who may write on behalf of the mailbox, by the names that Exchange gives them.</summary>
    public IReadOnlyList<string> SendOnBehalf { get; init; } = [];

    public bool HasArchive { get; init; }

    public long? ProhibitSendReceiveQuotaBytes { get; init; }

    /// <summary>Further SMTP addresses, without prefix and without the primary one.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Nobody logs on to the mailbox with its own account.</summary>
    public bool AccountDisabled { get; init; }

    public bool IsShared => RecipientTypeDetails == "SharedMailbox";

    public bool IsForwarding => ForwardingAddress is not null || ForwardingSmtpAddress is not null;
}
