namespace TeamsOffboardBot.Hosting;

/// <summary>Whom the bot listens to.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Tenant ids whose people may talk to the bot. Empty: only the tenant it works in.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Host names of connectors besides those of the cloud, for clouds that got a new one.</summary>
    public IReadOnlyList<string> ConnectorHosts { get; init; } = [];
}
