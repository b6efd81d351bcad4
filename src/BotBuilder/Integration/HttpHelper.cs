using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

public static class HttpHelper
{
    public static readonly JsonSerializerSettings BotMessageSerializerSettings = ConnectorJson.Settings;

    public static readonly JsonSerializer BotMessageSerializer = JsonSerializer.Create(BotMessageSerializerSettings);

    /// <summary>The body as <typeparamref name="T"/>, or the default value where the body is no such JSON.</summary>
    public static async Task<T> ReadRequestAsync<T>(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        try
        {
            using var json = new JsonTextReader(new StringReader(body)) { MaxDepth = 128 };
            return BotMessageSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static async Task WriteResponseAsync(HttpResponse response, InvokeResponse invokeResponse)
    {
        response.StatusCode = invokeResponse?.Status ?? StatusCodes.Status200OK;
        if (invokeResponse?.Body is null)
        {
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        var json = JsonConvert.SerializeObject(invokeResponse.Body, BotMessageSerializerSettings);
        await response.WriteAsync(json, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
