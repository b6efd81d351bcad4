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

    public bool SendsMailAway => ForwardTo.Count + ForwardAsAttachmentTo.Count + RedirectTo.Count > 0;
}

/// <param name="Identity">What the cmdlets for mobile devices take.</param>
public sealed record MobileDevice(string Identity, string? DeviceId)
{
    public string? FriendlyName { get; init; }

    public string? DeviceModel { get; init; }

    public string? DeviceOS { get; init; }

    public string? ClientType { get; init; }

    public string? DeviceAccessState { get; init; }
}

public enum ExchangeMailboxType
{
    Regular,
    Shared,
    Room,
    Equipment,
}
