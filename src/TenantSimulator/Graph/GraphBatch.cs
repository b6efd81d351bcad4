using System.Text.Json.Nodes;
using TenantSimulator.Http;

namespace TenantSimulator.Graph;

/// <summary>
/// POST /$batch. Checked whole before any item runs. Either every item waits for the one before it, or none for any: those run in an order of their
/// own, always the same one, and so answers come. More than four calls for one mailbox at once are throttled by Outlook.
/// </summary>
sealed class GraphBatch(ServiceRequest outer) : IBatch
{
    const int MostItems = 20;
    const int MostForOneMailbox = 4;

    static readonly string[] Outlook = ["mailboxSettings", "mailFolders", "events", "calendarView", "sendMail"];

    public int Count => (outer.Body?["requests"] as JsonArray)?.Count ?? 1;

    public ServiceReply Run(Func<ServiceRequest, ServiceReply> run)
    {
        var items = Read();
        var replies = new Dictionary<string, ServiceReply>();
        var mailboxCalls = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in IsSequence(items) ? items : (IEnumerable<Item>)items.OrderBy(i => Shuffled(i.Id)))
        {
            replies[item.Id] = item.DependsOn.Any(d => replies[d].Status >= 400)
                ? new ServiceReply(424, GraphErrors.Envelope("FailedDependency", "One of the requests this request depends on has failed."))
                : IsOverMailboxLimit(item, mailboxCalls) ? MailboxThrottled() : run(item.Request);
        }

        var responses = items.OrderBy(i => Shuffled(i.Id)).Select(i => Response(i.Id, replies[i.Id]));
        return new ServiceReply(200, new JsonObject { ["responses"] = new JsonArray([.. responses]) });
    }

    static JsonObject Response(string id, ServiceReply reply)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in reply.Headers)
        {
            headers[name] = value;
        }

        if (reply.Body is not null)
        {
            headers["Content-Type"] = "application/json";
        }

        return new JsonObject { ["id"] = id, ["status"] = reply.Status, ["headers"] = headers, ["body"] = reply.Body?.DeepClone() };
    }

    /// <summary>FNV-1a: scatters the ids the same way in every process.</summary>
    static uint Shuffled(string id) => id.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));

    static bool IsOverMailboxLimit(Item item, Dictionary<string, int> calls)
    {
        var segments = item.Request.Path.Split('/');
        if (segments.ElementAtOrDefault(2) != "users" || !Outlook.Contains(segments.ElementAtOrDefault(4)))
        {
            return false;
        }

        var mailbox = segments[3];
        calls[mailbox] = calls.GetValueOrDefault(mailbox) + 1;
        return calls[mailbox] > MostForOneMailbox;
    }

    static ServiceReply MailboxThrottled() =>
        new ServiceReply(429, GraphErrors.Envelope("ApplicationThrottled", "Application is over its MailboxConcurrency limit.")).With("Retry-After", "1");

    List<Item> Read()
    {
        if (outer.Body?["requests"] is not JsonArray { Count: > 0 } requests)
        {
            throw Invalid("Invalid batch payload format.");
        }

        if (requests.Count > MostItems)
        {
            throw GraphErrors.Refuse(400, "MaximumValueExceeded", $"Number of batch request steps exceeds the maximum value of {MostItems}.");
        }

        var items = requests.Select(r => ReadItem(r as JsonObject ?? throw Invalid("Invalid batch payload format."))).ToList();
        CheckIds(items);
        return items;
    }

    static void CheckIds(List<Item> items)
    {
        var ids = items.Select(i => i.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ids.Count != items.Count)
        {
            throw Invalid("Duplicate request ids are not allowed in a batch.");
        }

        if (items.Find(i => i.DependsOn.Any(d => !ids.Contains(d) || d == i.Id)) is { } wrong)
        {
            throw Invalid($"Request id '{wrong.Id}' depends on a request that is not part of the batch.");
        }

        if (IsSequence(items) && items.Where((item, n) => !item.DependsOn.SequenceEqual(n == 0 ? [] : [items[n - 1].Id])).Any())
        {
            throw Invalid("Batch should be either fully sequential or fully parallel.");
        }
    }

    static bool IsSequence(List<Item> items) => items.Exists(i => i.DependsOn.Count > 0);

    Item ReadItem(JsonObject json)
    {
        var id = json["id"]?.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)json["id"]! : "";
        var method = ((string?)json["method"])?.ToUpperInvariant();
        var url = (string?)json["url"];
        if (id.Length == 0 || method is not ("GET" or "POST" or "PATCH" or "PUT" or "DELETE") || string.IsNullOrEmpty(url))
        {
            throw Invalid("Invalid batch payload format: every request needs an id, a method and a url.");
        }

        if (url.Contains("://", StringComparison.Ordinal))
        {
            throw Invalid($"Request id '{id}': the url must be relative.");
        }

        var headers = (json["headers"] as JsonObject ?? []).ToDictionary(h => h.Key, h => h.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
        var body = json["body"];
        if (method is "POST" or "PATCH" or "PUT" && (body is null || !headers.ContainsKey("Content-Type")))
        {
            throw Invalid($"Write request id : {id} does not contain Content-Type header or body.");
        }

        var dependsOn = (json["dependsOn"] as JsonArray ?? []).Select(d => (string?)d ?? "").ToList();
        return new Item(id, Request(method, url, headers, body), dependsOn);
    }

    /// <summary>What follows a # is a fragment and never sent: the # of a guest's name has to be escaped.</summary>
    ServiceRequest Request(string method, string url, Dictionary<string, string> headers, JsonNode? body)
    {
        var parts = url.Split('#')[0].Split('?', 2);
        headers["Authorization"] = outer.Header("Authorization") ?? "";
        return new ServiceRequest(
            outer.Host,
            method,
            $"{GraphCall.Version}/{parts[0].TrimStart('/')}",
            parts.Length == 2 ? $"?{parts[1]}" : "",
            headers,
            body);
    }

    static RefusedException Invalid(string message) => GraphErrors.Refuse(400, "BadRequest", message);

    sealed record Item(string Id, ServiceRequest Request, IReadOnlyList<string> DependsOn);
}
