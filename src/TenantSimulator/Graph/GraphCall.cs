using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>One call as a handler sees it: the tenant, what the route bound, and how answers are shaped.</summary>
sealed class GraphCall(Simulation simulation, ServiceRequest request, GraphRoute route, IReadOnlyDictionary<string, string> values)
{
    public const string Version = "/v1.0";

    public TenantState Tenant { get; } = simulation.Tenant;
    public Grants Grants { get; } = simulation.Grants;
    public Copying Copying { get; } = simulation.Copying;
    public ServiceRequest Request { get; } = request;
    public GraphQuery Query { get; } = new(request.QueryString, request.Header("ConsistencyLevel"));
    public string Root { get; } = $"{request.Host}/graph{Version}";
    public string SharePointRoot { get; } = $"{request.Host}/sharepoint";
    public DateTimeOffset Now => Tenant.Clock.Second;

    public string this[string name] => values[name];

    public JsonObject Body => Request.Body as JsonObject ?? throw GraphErrors.Refuse(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");

    /// <summary>The body of an action: only the parameters it has, in any spelling of their case.</summary>
    public JsonObject Parameters(params ReadOnlySpan<string> allowed)
    {
        var found = new JsonObject();
        foreach (var (name, value) in Request.Body as JsonObject ?? [])
        {
            if (name.Contains('@', StringComparison.Ordinal))
            {
                continue;
            }

            var known = "";
            foreach (var candidate in allowed)
            {
                known = TenantState.Same(candidate, name) ? candidate : known;
            }

            found[known.Length > 0 ? known : throw GraphErrors.Refuse(400, "BadRequest",
                $"The parameter '{name}' in the request payload is not a valid parameter for the operation '{route.Template.Split('/')[^1]}'.")] = value?.DeepClone();
        }

        return found;
    }

    public User User()
    {
        var key = values["user-id"];
        return Tenant.FindUser(key) ?? throw GraphErrors.NotFound(key);
    }

    /// <summary>A user as readers see it, which after a change can be what it was before.</summary>
    public JsonObject View(User user)
    {
        if (user.Outdated is not ({ } view, > 0) outdated)
        {
            return GraphViews.User(Tenant, user, Query.Mentions);
        }

        user.Outdated = (outdated.View, outdated.Reads - 1);
        return (JsonObject)view.DeepClone();
    }

    /// <summary>To be called before a user is changed: for some reads the directory goes on showing what is now.</summary>
    public void ShowAWhile(User user)
    {
        if (simulation.Lag.DirectoryReads > 0)
        {
            user.Outdated = (GraphViews.User(Tenant, user), simulation.Lag.DirectoryReads);
        }
    }

    public Group Group()
    {
        var key = values["group-id"];
        return Tenant.FindGroup(key) ?? throw GraphErrors.NotFound(key);
    }

    public ServiceReply Entity(JsonObject entity, GraphType type, string context, int status = 200)
    {
        var shaped = Query.Pick(entity, type);
        shaped.Insert(0, "@odata.context", $"{Root}/$metadata#{context}/$entity");
        return new ServiceReply(status, shaped);
    }

    public ServiceReply Value(JsonNode value, string context) =>
        new(200, new JsonObject { ["@odata.context"] = $"{Root}/$metadata#{context}", ["value"] = value });

    /// <summary>Filtered, ordered, cut into pages and trimmed. <paramref name="typeOf"/> names the type of mixed collections item by item.</summary>
    public ServiceReply List(
        IEnumerable<JsonObject> items, GraphType type, string context, Func<JsonObject, GraphType>? typeOf = null, bool isDirectory = false, int page = 100)
    {
        var found = Filtered(items, type, isDirectory).ToList();
        var size = Query.PageSize(page, simulation.Paging.Graph);
        var shown = found.Skip(Query.Offset).Take(size).Select(e => Query.Pick(e, typeOf?.Invoke(e) ?? type, typeOf is not null)).ToArray<JsonNode?>();
        var body = new JsonObject { ["@odata.context"] = $"{Root}/$metadata#{context}" };
        if (Query.Count && (!isDirectory || Query.IsEventual))
        {
            body["@odata.count"] = found.Count;
        }

        if (Query.Offset + size < found.Count)
        {
            body["@odata.nextLink"] = Root + Request.Path[Version.Length..] + Query.NextPage(Query.Offset + size);
        }

        body["value"] = new JsonArray(shown);
        return new ServiceReply(200, body);
    }

    IEnumerable<JsonObject> Filtered(IEnumerable<JsonObject> items, GraphType type, bool isDirectory)
    {
        foreach (var name in Query.Select ?? [])
        {
            if (!type.Knows(name))
            {
                throw GraphErrors.UnknownProperty(name, type.Name);
            }
        }

        if (Query.Search is { } search)
        {
            if (!Query.IsEventual)
            {
                throw GraphErrors.Unsupported(
                    "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
            }

            items = items.Where(ODataSearch.Parse(search));
        }

        if (Query.Filter is { } filter)
        {
            var parsed = ODataFilter.Parse(filter, type);
            if (isDirectory && parsed.Advanced is { } advanced)
            {
                Query.RequireAdvanced(advanced);
            }

            items = items.Where(parsed.Matches);
        }

        return Query.OrderBy is { } order ? Ordered(items, type, order, isDirectory) : items;
    }

    IEnumerable<JsonObject> Ordered(IEnumerable<JsonObject> items, GraphType type, string order, bool isDirectory)
    {
        var parts = order.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!type.Knows(parts[0]))
        {
            throw GraphErrors.UnknownProperty(parts[0], type.Name);
        }

        if (isDirectory && Query.Filter is not null)
        {
            Query.RequireAdvanced("$orderby together with $filter");
        }

        string Key(JsonObject x) => x[parts[0]]?.ToString() ?? "";
        return parts.ElementAtOrDefault(1) == "desc"
            ? items.OrderByDescending(Key, StringComparer.OrdinalIgnoreCase)
            : items.OrderBy(Key, StringComparer.OrdinalIgnoreCase);
    }
}
