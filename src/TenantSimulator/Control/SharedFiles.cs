using System.Text.Json.Nodes;

namespace TenantSimulator.Control;

/// <summary>
/// Files that people put into chats: they lie in SharePoint, at addresses that are good without a token. A token there is a mistake, and is refused.
/// </summary>
sealed class SharedFiles(Simulation simulation)
{
    public const string Path = "/sharepoint/_layouts/15/download.aspx";

    readonly Dictionary<string, JsonObject> _files = new(StringComparer.Ordinal);

    /// <summary><c>content</c> (base 64), or <c>zeros</c> (so many bytes, told beforehand or with <c>untold</c> not), or <c>redirect</c> (an address), or <c>status</c>.</summary>
    public JsonObject Add(JsonObject file)
    {
        var id = $"{_files.Count + 1}";
        _files[id] = file;
        return new JsonObject { ["path"] = $"{Path}?UniqueId={id}&tempauth=v1" };
    }

    public async Task HandleAsync(HttpContext context)
    {
        JsonObject? file;
        lock (simulation.Gate)
        {
            file = _files.GetValueOrDefault(context.Request.Query["UniqueId"].ToString());
        }

        if (file is null || context.Request.Headers.ContainsKey("Authorization"))
        {
            context.Response.StatusCode = file is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        }
        else if ((string?)file["redirect"] is { } elsewhere)
        {
            context.Response.Redirect(elsewhere);
        }
        else
        {
            context.Response.StatusCode = (int?)file["status"] ?? StatusCodes.Status200OK;
            await WriteAsync(context, file);
        }
    }

    static async Task WriteAsync(HttpContext context, JsonObject file)
    {
        var zeros = (int?)file["zeros"] ?? 0;
        var content = Convert.FromBase64String((string?)file["content"] ?? string.Empty);
        if ((bool?)file["untold"] != true)
        {
            context.Response.ContentLength = zeros + content.Length;
        }

        await context.Response.Body.WriteAsync(content, context.RequestAborted);
        var block = new byte[64 * 1024];
        for (var left = zeros; left > 0 && !context.RequestAborted.IsCancellationRequested; left -= block.Length)
        {
            await context.Response.Body.WriteAsync(block.AsMemory(0, Math.Min(left, block.Length)), context.RequestAborted).ConfigureAwait(false);
        }
    }
}
