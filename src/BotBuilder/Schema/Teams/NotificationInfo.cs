using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class NotificationInfo
{
    public NotificationInfo()
    {
    }

    public NotificationInfo(bool? alert = null) => Alert = alert;

    [JsonProperty("alert")]
    public bool? Alert { get; set; }
}
