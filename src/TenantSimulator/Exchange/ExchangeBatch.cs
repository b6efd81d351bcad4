using System.Text.Json.Nodes;
using TenantSimulator.Http;

namespace TenantSimulator.Exchange;

/// <summary>Up to ten InvokeCommand calls in one request, answered one by one.</summary>
sealed class ExchangeBatch(ServiceRequest outer) : IBatch
{
    const int MostItems = 10;

    public int Count => (outer.Body?["requests"] as JsonArray)?.Count ?? 1;

    public ServiceReply Run(Func<ServiceRequest, ServiceReply> run)
    {
        if (outer.Body?["requests"] is not JsonArray { Count: >= 1 and <= MostItems } requests)
        {
            return new ServiceReply(400, ExchangeErrors.Envelope("BadRequest", $"Ex000401|Microsoft.OData.ODataException|A batch holds 1 to {MostItems} requests."));
        }

        var items = requests.Select(r => (Id: r?["id"]?.ToString() ?? "", Request: Read(r as JsonObject))).ToList();
        if (items.Exists(i => i.Id.Length == 0 || i.Request is null) || items.DistinctBy(i => i.Id).Count() != items.Count)
        {
            return new ServiceReply(400, ExchangeErrors.Envelope("BadRequest", "Ex000402|Microsoft.OData.ODataException|Every request of a batch needs an id of its own, a method and a url."));
        }

        var responses = items.ConvertAll(i => Response(i.Id, run(i.Request!)));
        return new ServiceReply(200, new JsonObject { ["responses"] = new JsonArray([.. responses]) });
    }

    static JsonObject Response(string id, ServiceReply reply)
    {
        var headers = new JsonObject { ["Content-Type"] = "application/json" };
        foreach (var (name, value) in reply.Headers)
        {
            headers[name] = value;
        }

        return new JsonObject { ["id"] = id, ["status"] = reply.Status, ["headers"] = headers, ["body"] = reply.Body?.DeepClone() };
    }

    ServiceRequest? Read(JsonObject? json)
    {
        if (json?["method"]?.ToString() is not { } method || json["url"]?.ToString() is not { } url)
        {
            return null;
        }

        var headers = (json["headers"] as JsonObject ?? []).ToDictionary(h => h.Key, h => h.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
        headers["Authorization"] = outer.Header("Authorization") ?? "";
        var relative = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.PathAndQuery : url;
        var parts = relative.Split('?', 2);
        var start = parts[0].IndexOf("/adminapi/", StringComparison.Ordinal);
        var path = start >= 0 ? parts[0][start..] : $"{outer.Path[..outer.Path.LastIndexOf('/')]}/{parts[0].TrimStart('/')}";
        return new ServiceRequest(outer.Host, method.ToUpperInvariant(), path, parts.Length == 2 ? $"?{parts[1]}" : "", headers, json["body"]);
    }
}
