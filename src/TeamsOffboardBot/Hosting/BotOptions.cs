namespace TeamsOffboardBot.Hosting;

/// <summary>Whom the bot listens to.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Tenant ids whose people may talk to the bot. Empty: only the tenant it works in.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Proposed to people whose own time zone is not known; an id of IANA or Windows. Null: UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether cards find people while somebody types. Null: where the client is Teams itself.</summary>
    public bool? PeoplePicker { get; init; }

    /// <summary>Host names of connectors besides those of the cloud, for clouds that got a new one.</summary>
    public IReadOnlyList<string> ConnectorHosts { get; init; } = [];

    /// <summary>How many activities of one person are taken a minute, at once or spread.</summary>
    public int ActivitiesPerMinute { get; init; } = 1200;

    /// <summary>
    /// Networks (<c>10.0.0.0/8</c>) or addresses of the proxies before the bot, whose word about the caller's address and
    /// scheme is taken. Empty: what such headers say is what anybody may say.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];
}
