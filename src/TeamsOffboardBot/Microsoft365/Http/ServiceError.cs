using System.Text.Json;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Code and message of an error body, in the shapes the three services use. A body may also be empty, HTML of a proxy or
/// NUL bytes: then there is nothing to say, and that is not an error of its own.
/// </summary>
public sealed record ServiceError(string Code, string Message)
{
    private const int LongestMessage = 500;

    private static readonly ServiceError Silent = new("", "");

    // Exchange reports some passing troubles as a plain 400.
    public bool SaysBusy =>
        Message.Contains("server is too busy", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("server busy", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("try again later", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("proxy error", StringComparison.OrdinalIgnoreCase);

    public static ServiceError Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || body.Span.TrimStart(" \r\n\t"u8) is [not (byte)'{', ..] or [])
        {
            return Silent;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return Silent;
        }
    }

    private static ServiceError Read(JsonElement root)
    {
        if (!Object(root, "error", out var error) && !Object(root, "odata.error", out error))
        {
            return Silent;
        }

        if (ExchangeDetail(error) is { } detail)
        {
            return detail;
        }

        var message = Object(error, "message", out var localized) ? Text(localized, "value") : Text(error, "message");
        return new(Text(error, "code"), Shortened(message));
    }

    // "ErrorId|Namespace.ExceptionType|human text": the type tells causes apart, the text is for people.
    private static ServiceError? ExchangeDetail(JsonElement error)
    {
        if (!error.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Array || details.GetArrayLength() == 0)
        {
            return null;
        }

        var parts = Text(details[0], "message").Split('|', 3);
        return parts.Length == 3 ? new(parts[1][(parts[1].LastIndexOf('.') + 1)..], Shortened(parts[2])) : null;
    }

    private static bool Object(JsonElement parent, string name, out JsonElement child)
    {
        child = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out child) && child.ValueKind == JsonValueKind.Object;
    }

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString() ?? ""
            : "";

    private static string Shortened(string message) =>
        message.Length <= LongestMessage ? message : string.Concat(message.AsSpan(0, LongestMessage), "…");
}
