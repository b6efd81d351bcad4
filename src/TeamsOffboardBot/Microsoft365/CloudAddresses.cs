namespace TeamsOffboardBot.Microsoft365;

/// <summary>The addresses of each national cloud: https://learn.microsoft.com/graph/deployments.</summary>
/// <param name="HasFilesInChat">Bots and people exchange files: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4.</param>
public sealed record CloudAddresses(Uri Login, Uri Graph, Uri Exchange, string SharePointDomain, bool HasTelephoneNumbers, bool HasFilesInChat)
{
    public static CloudAddresses Of(Microsoft365Cloud cloud) => cloud switch
    {
        Microsoft365Cloud.Global => new(
            new("https://login.microsoftonline.com/"), new("https://graph.microsoft.com/"),
            new("https://outlook.office365.com/"), "sharepoint.com", HasTelephoneNumbers: true, HasFilesInChat: true),
        Microsoft365Cloud.UsGov => new(
            new("https://login.microsoftonline.us/"), new("https://graph.microsoft.us/"),
            new("https://outlook.office365.us/"), "sharepoint.us", HasTelephoneNumbers: false, HasFilesInChat: false),
        Microsoft365Cloud.UsGovDod => new(
            new("https://login.microsoftonline.us/"), new("https://dod-graph.microsoft.us/"),
            new("https://outlook-dod.office365.us/"), "sharepoint-mil.us", HasTelephoneNumbers: false, HasFilesInChat: false),
        Microsoft365Cloud.China => new(
            new("https://login.partner.microsoftonline.cn/"), new("https://microsoftgraph.chinacloudapi.cn/"),
            new("https://outlook.office365.cn/"), "sharepoint.cn", HasTelephoneNumbers: false, HasFilesInChat: false),
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "Unknown cloud."),
    };
}
