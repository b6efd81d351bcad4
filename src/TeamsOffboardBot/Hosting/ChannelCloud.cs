using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// The Bot Framework's addresses of each cloud: who issues the tokens of incoming activities, where its keys are described,
/// which hosts Teams is answered at, and where the bot signs in to answer (for a bot of no tenant of its own, in whose).
/// See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// and https://microsoft.github.io/teams-sdk/csharp/essentials/app-configuration/service-url-validation
/// </summary>
public sealed record ChannelCloud(string Issuer, Uri MetadataUrl, IReadOnlyList<string> ConnectorHosts, Uri Login, string LoginTenant)
{
    private static readonly ChannelCloud Global = new(
        "https://api.botframework.com",
        new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        ["smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
        CloudAddresses.Of(Microsoft365Cloud.Global).Login,
        "botframework.com");

    private static readonly ChannelCloud UsGov = new(
        "https://api.botframework.us",
        new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        ["smba.infra.gov.teams.microsoft.us"],
        CloudAddresses.Of(Microsoft365Cloud.UsGov).Login,
        "MicrosoftServices.onmicrosoft.us");

    private static readonly ChannelCloud UsGovDod = UsGov with { ConnectorHosts = ["smba.infra.dod.teams.microsoft.us"] };

    private static readonly ChannelCloud China = new(
        "https://api.botframework.azure.cn",
        new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        ["frontend.botapi.msg.infra.teams.microsoftonline.cn"],
        CloudAddresses.Of(Microsoft365Cloud.China).Login,
        "microsoftservices.partner.onmschina.cn");

    public static ChannelCloud Of(Microsoft365Cloud cloud) => cloud switch
    {
        Microsoft365Cloud.UsGov => UsGov,
        Microsoft365Cloud.UsGovDod => UsGovDod,
        Microsoft365Cloud.China => China,
        _ => Global,
    };

    /// <summary>
    /// The official SDK's settings of this cloud; tokens for the connector have the name of its issuer as their audience.
    /// The public cloud needs none: it is what the SDK takes for granted.
    /// </summary>
    public IReadOnlyDictionary<string, string?> SignIn(string? tenant) => this == Global
        ? new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        : new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["ToChannelFromBotLoginUrl"] = new Uri(Login, tenant ?? LoginTenant).AbsoluteUri,
            ["ToChannelFromBotOAuthScope"] = Issuer,
            ["ToBotFromChannelTokenIssuer"] = Issuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = MetadataUrl.AbsoluteUri,
        };
}
