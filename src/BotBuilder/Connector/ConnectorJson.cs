using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

internal static class ConnectorJson
{
    // Strict clients refuse a null where they expect text, so what is not set is not sent.
    public static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        MaxDepth = null,
    };
}
