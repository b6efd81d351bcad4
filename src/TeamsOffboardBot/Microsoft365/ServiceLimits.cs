namespace TeamsOffboardBot.Microsoft365;

/// <summary>
/// What the services allow one application in one tenant. The bot keeps within them by itself, because a caller that is
/// throttled holds up everybody who calls with the same registration. Section <c>Microsoft365:Limits</c>. The numbers are
/// those of https://learn.microsoft.com/graph/throttling-limits and
/// https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online;
/// where they depend on the tenant's size, those of the smallest.
/// </summary>
public sealed class ServiceLimits
{
    /// <summary>Resource units of users, groups, licences and roles in ten seconds: 3 500 below 50 users, 5 000 to 500, 8 000 above.</summary>
    public int EntraUnitsPerTenSeconds { get; init; } = 3500;

    /// <summary>Writes to the same in 150 seconds.</summary>
    public int EntraWritesPer150Seconds { get; init; } = 3000;

    /// <summary>Resource units of SharePoint and OneDrive in a minute: 1 250 to 1 000 licences, 6 250 above 50 000.</summary>
    public int SharePointUnitsPerMinute { get; init; } = 1250;

    /// <summary>Calls to Teams in ten seconds.</summary>
    public int TeamsCallsPerTenSeconds { get; init; } = 15000;

    /// <summary>Calls into one mailbox at the same time; a fifth is refused.</summary>
    public int MailboxCallsAtOnce { get; init; } = 4;

    internal bool AreSensible => new[] { EntraUnitsPerTenSeconds, EntraWritesPer150Seconds, SharePointUnitsPerMinute, TeamsCallsPerTenSeconds }
        .All(limit => limit is >= 10 and <= 10_000_000) && MailboxCallsAtOnce is >= 1 and <= 100;
}
