using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public class FileConsentCardResponse
{
    public FileConsentCardResponse()
    {
    }

    public FileConsentCardResponse(string action = null, object context = null, FileUploadInfo uploadInfo = null)
    {
        Action = action;
        Context = context;
        UploadInfo = uploadInfo;
    }

    [JsonProperty("action")]
    public string Action { get; set; }

    [JsonProperty("context")]
    public object Context { get; set; }

    [JsonProperty("uploadInfo")]
    public FileUploadInfo UploadInfo { get; set; }
}
