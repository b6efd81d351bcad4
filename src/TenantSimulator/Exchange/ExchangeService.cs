using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>The Exchange admin API: POST /adminapi/beta/{tenant}/InvokeCommand and its $batch.</summary>
sealed partial class ExchangeService(Simulation simulation) : ITenantService
{
    public string Name => "exchange";

    public string Operation(ServiceRequest request) =>
        request.Path.EndsWith("/$batch", StringComparison.Ordinal) ? "POST /$batch" : CmdletName(request) ?? $"{request.Method} {request.Path}";

    /// <summary>The cmdlet alone, and the cmdlet with what it is pointed at.</summary>
    public IEnumerable<string> Spellings(ServiceRequest request)
    {
        yield return Operation(request);
        var parameters = request.Body?["CmdletInput"]?["Parameters"] as JsonObject;
        var target = parameters?.FirstOrDefault(p => p.Key.ToLowerInvariant() is "identity" or "mailbox").Value;
        if (target is JsonValue)
        {
            yield return $"{Operation(request)} {target}";
        }
    }

    static string? CmdletName(ServiceRequest request) => request.Body?["CmdletInput"]?["CmdletName"]?.ToString();

    public IBatch? OpenBatch(ServiceRequest request) =>
        request.Method == "POST" && Path().Match(request.Path) is { Success: true } match && match.Groups["endpoint"].Value == "$batch"
            ? new ExchangeBatch(request)
            : null;

    public ServiceReply Execute(ServiceRequest request)
    {
        var match = Path().Match(request.Path);
        if (!match.Success)
        {
            return new ServiceReply(404);
        }

        if (request.Method != "POST" || match.Groups["version"].Value != "beta" || match.Groups["endpoint"].Value == "$batch")
        {
            return new ServiceReply(405);
        }

        var tenant = match.Groups["tenant"].Value;
        if (!TenantState.Same(tenant, simulation.Tenant.Id) && !TenantState.Same(tenant, simulation.Tenant.InitialDomain))
        {
            return Unauthorized();
        }

        CheckAnchor(request);
        return Invoke(request);
    }

    /// <summary>The anchor routes the call to a mailbox; one that leads nowhere ends in the proxy.</summary>
    void CheckAnchor(ServiceRequest request)
    {
        if (request.Header("X-AnchorMailbox") is not { Length: > 0 } anchor || anchor.Contains("SystemMailbox{", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var colon = anchor.IndexOf(':', StringComparison.Ordinal);
        var target = (colon < 0 ? anchor : anchor[(colon + 1)..]).Split('@') is [var id, var domain] && Guid.TryParse(id, out _) && domain.Length > 0
            ? id
            : anchor[(colon + 1)..];
        var known = simulation.Tenant.Users.Any(u => Recipients.IsNamed(u, target)) || Recipients.All(simulation.Tenant).Any(r => Recipients.IsNamed(r, target));
        if (!known)
        {
            throw ExchangeErrors.Refuse(404, "NotFound", "ExB4D5F6", "Microsoft.Exchange.HttpProxy.MailboxNotFoundException", $"Cannot find mailbox for anchor {anchor}.");
        }
    }

    ServiceReply Invoke(ServiceRequest request)
    {
        if (request.Body is not JsonObject { Count: 1 } body || body["CmdletInput"] is not JsonObject input
            || input.Any(p => p.Key is not ("CmdletName" or "Parameters")) || CmdletName(request) is not { } name)
        {
            return Malformed();
        }

        var forbidden = simulation.Grants.ExchangeCmdlets is { } granted && !granted.Contains(name);
        if (forbidden || !Cmdlets.ByName.TryGetValue(name, out var cmdlet))
        {
            return new ServiceReply(403);
        }

        var parameters = cmdlet.Syntax.Bind(input["Parameters"] as JsonObject ?? []);
        var asks = cmdlet.Syntax.Confirms && parameters.GetValueOrDefault("Confirm")?.GetValue<bool>() != false;
        if (asks && parameters.GetValueOrDefault("WhatIf")?.GetValue<bool>() != true)
        {
            return new ServiceReply(200, Confirmation(request, cmdlet.Syntax.Name, parameters));
        }

        var call = new CmdletCall(simulation, cmdlet.Syntax.Name, parameters);
        return Answer(request, call, cmdlet.Body(call).ToList());
    }

    static JsonObject Confirmation(ServiceRequest request, string cmdlet, Dictionary<string, JsonNode?> parameters)
    {
        var body = Envelope(request, []);
        body["@adminapi.confirmationmessage"] = $"Are you sure you want to perform this action?\n{cmdlet} \"{parameters.GetValueOrDefault("Identity")}\".";
        body["value"] = new JsonArray();
        return body;
    }

    static JsonObject Envelope(ServiceRequest request, IEnumerable<string> warnings) => new()
    {
        ["@odata.context"] = $"{request.Host}/exchange{request.Path[..request.Path.LastIndexOf('/')]}/$metadata#Collection(Exchange.GenericHashTable)",
        ["adminapi.warnings@odata.type"] = "#Collection(String)",
        ["@adminapi.warnings"] = new JsonArray([.. warnings.Select(w => (JsonNode)w)]),
    };

    ServiceReply Answer(ServiceRequest request, CmdletCall call, List<JsonObject> rows)
    {
        var limit = int.TryParse(call.Text("ResultSize"), out var size) ? size : int.MaxValue;
        if (rows.Count > limit)
        {
            call.Warnings.Add("There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter.");
            rows = rows[..limit];
        }

        var query = request.QueryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p.ElementAtOrDefault(1) ?? ""));
        var page = Math.Min(PageSize(request.Header("Prefer")), simulation.Paging.Exchange);
        var offset = int.TryParse(query.GetValueOrDefault("$skiptoken"), out var skip) ? skip : 0;
        var body = Envelope(request, call.Warnings);
        if (offset + page < rows.Count)
        {
            var select = query.TryGetValue("$select", out var names) ? $"$select={Uri.EscapeDataString(names)}&" : "";
            body["@odata.nextLink"] = $"{request.Host}/exchange{request.Path}?{select}$skiptoken={offset + page}";
        }

        body["value"] = new JsonArray([.. rows.Skip(offset).Take(page).Select(r => Trimmed(r, query.GetValueOrDefault("$select")))]);
        var reply = new ServiceReply(200, body);
        return call.Warnings.Count == 0 ? reply : reply.With("X-Warnings", string.Join(" ", call.Warnings).Replace('\n', ' '));
    }

    static int PageSize(string? prefer) => MaxPageSize().Match(prefer ?? "") is { Success: true } match ? Math.Clamp(int.Parse(match.Groups["size"].Value), 1, 1000) : 1000;

    static JsonObject Trimmed(JsonObject row, string? select)
    {
        if (string.IsNullOrEmpty(select))
        {
            return row;
        }

        var trimmed = new JsonObject();
        foreach (var name in select.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!row.ContainsKey(name))
            {
                throw new RefusedException(new ServiceReply(400, ExchangeErrors.Envelope("BadRequest",
                    $"Ex2A3B4C|Microsoft.OData.ODataException|Could not find a property named '{name}' on type 'Exchange.GenericHashTable'.")));
            }

            foreach (var (key, value) in row.Where(p => p.Key == name || p.Key.StartsWith($"{name}@", StringComparison.Ordinal)))
            {
                trimmed[key] = value?.DeepClone();
            }
        }

        return trimmed;
    }

    public ServiceReply Unauthorized() => new ServiceReply(401).With("WWW-Authenticate", "Bearer");

    public ServiceReply Malformed() => new(400, ExchangeErrors.Envelope("BadRequest", "Ex000400|Microsoft.OData.ODataException|The request body is not a valid CmdletInput."));

    public ServiceReply Throttled(string retryAfter) => new ServiceReply(429, ExchangeErrors.Of(429)).With("Retry-After", retryAfter);

    public JsonNode? ErrorBody(int status) => ExchangeErrors.Of(status);

    [GeneratedRegex(@"^/adminapi/(?<version>[^/]+)/(?<tenant>[^/]+)/(?<endpoint>InvokeCommand|\$batch)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();

    [GeneratedRegex(@"odata\.maxpagesize\s*=\s*(?<size>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaxPageSize();
}
