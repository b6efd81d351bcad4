using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class TenantInfo
{
    public TenantInfo()
    {
    }

    public TenantInfo(string id = null) => Id = id;

    [JsonProperty("id")]
    public string Id { get; set; }
}
