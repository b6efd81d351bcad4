using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Microsoft365.Exchange;

public sealed record MailboxStatistics(long? TotalItemSizeBytes, long? TotalDeletedItemSizeBytes, int? ItemCount, DateTimeOffset? LastLogonTime);

/// <param name="User">A user principal name for people of the organisation; else a name or SID.</param>
public sealed record MailboxAccess(string User, IReadOnlyList<string> AccessRights);

/// <param name="Identity">What Remove-InboxRule takes.</param>
public sealed record InboxRule(string Identity, string Name)
{
    public bool Enabled { get; init; }

    public int? Priority { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> ForwardTo { get; init; } = [];

    public IReadOnlyList<string> ForwardAsAttachmentTo { get; init; } = [];

    public IReadOnlyList<string> RedirectTo { get; init; } = [];

    public bool DeleteMessage { get; init; }

    /// <summary>The whole rule, from which it can be made again.</summary>
    public JsonObject Definition { get; init; } = [];

    /// <summary>Exchange's own, for junk mail and automatic replies: no rule that anybody made.</summary>
    public bool IsExchanges => Name.Equals("Junk E-mail Rule", StringComparison.OrdinalIgnoreCase)
        || Name.StartsWith("Microsoft.Exchange.OOF.", StringComparison.OrdinalIgnoreCase);

    public bool SendsMailAway => ForwardTo.Count + ForwardAsAttachmentTo.Count + RedirectTo.Count > 0;
}

/// <summary>A distribution list or mail-enabled security group.</summary>
public sealed record DistributionGroup(string Id, string DisplayName)
{
    public bool IsSecurity { get; init; }

    public bool IsSynced { get; init; }

    public int ManagerCount { get; init; }
}

/// <param name="Identity">What the cmdlets for mobile devices take.</param>
public sealed record MobileDevice(string Identity, string? DeviceId)
{
    public string? FriendlyName { get; init; }

    public string? DeviceModel { get; init; }

    public string? DeviceOS { get; init; }

    public string? ClientType { get; init; }

    public string? Status { get; init; }
}

/// <summary>How far a wipe has come on one device, as its statistics tell it.</summary>
/// <param name="Status">DeviceOk, DeviceWipePending, DeviceWipeSucceeded, or the same about the account alone.</param>
public sealed record DeviceWipe(string Guid, string? DeviceId, string Status, DateTimeOffset? AcknowledgedAt)
{
    private const string AccountOnly = "AccountOnly";
    private const string Pending = "WipePending";
    private const string Succeeded = "WipeSucceeded";

    public bool IsAsked => Status.EndsWith(Pending, StringComparison.Ordinal) || IsAcknowledged;

    /// <summary>Everything on the device, not only the account.</summary>
    public bool IsWhole => IsAsked && !Status.StartsWith(AccountOnly, StringComparison.Ordinal);

    public bool IsAcknowledged => Status.EndsWith(Succeeded, StringComparison.Ordinal);
}

public enum ExchangeMailboxType
{
    Regular,
    Shared,
    Room,
    Equipment,
}
