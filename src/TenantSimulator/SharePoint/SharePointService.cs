using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.SharePoint;

/// <summary>SharePoint REST on OneDrive sites: who the site knows, who administers it.</summary>
sealed partial class SharePointService(Simulation simulation) : ITenantService
{
    const string MonitorPath = "/_api/v2.0/monitor/";

    /// <summary>Graph's spelling, by the numbers that SharePoint writes.</summary>
    static readonly string[] Sharing = ["disabled", "externalUserSharingOnly", "externalUserAndGuestSharing", "existingExternalUserSharingOnly"];

    const string Claim = "i:0#.f|membership|";

    public string Name => "sharepoint";

    public string Operation(ServiceRequest request)
    {
        var path = Uri.UnescapeDataString(request.Path);
        var api = path.IndexOf("/_api/", StringComparison.OrdinalIgnoreCase);
        return $"{Verb(request)} {(api < 0 ? path : path[api..])}";
    }

    /// <summary>Without and with the site in front.</summary>
    public IEnumerable<string> Spellings(ServiceRequest request) => [Operation(request), $"{Verb(request)} {Uri.UnescapeDataString(request.Path)}"];

    static string Verb(ServiceRequest request) => request.Header("X-HTTP-Method")?.ToUpperInvariant() ?? request.Method;

    public IBatch? OpenBatch(ServiceRequest request) => null;

    public bool NeedsToken(ServiceRequest request) => !IsMonitor(request);

    public ServiceReply Execute(ServiceRequest request)
    {
        if (IsMonitor(request))
        {
            return Monitor(request);
        }

        if (!simulation.Grants.SharePointAcceptsToken)
        {
            return new ServiceReply(401, new JsonObject { ["error_description"] = "Unsupported app only token." })
                .With("x-ms-diagnostics", "3001000;reason=\"There has been an error authenticating the request.\";category=\"invalid_client\"");
        }

        if (simulation.Grants.SharePoint?.Contains("Sites.FullControl.All") == false)
        {
            throw Refuse(403, "-2147024891, System.UnauthorizedAccessException", "Access denied. You do not have permission to perform this action or access this resource.");
        }

        var path = Uri.UnescapeDataString(request.Path);
        var api = path.IndexOf("/_api/", StringComparison.OrdinalIgnoreCase);
        if (api == 0 && Tenant().Match(path) is { Success: true } site)
        {
            return TenantSite(request, site.Groups["id"].Value);
        }

        var owner = api < 0 ? null : simulation.Tenant.AllUsers.Find(u => u.OneDrive is { IsDeleted: false } d && TenantState.Same(d.SitePath, path[..api]));
        if (owner?.OneDrive is not { } drive)
        {
            throw new RefusedException(new ServiceReply(404));
        }

        return Route(request, path[(api + "/_api".Length)..], owner, drive);
    }

    ServiceReply Route(ServiceRequest request, string path, User owner, OneDrive drive)
    {
        if (Member().Match(path) is { Success: true } member)
        {
            var user = drive.SiteUsers.Find(u => u.Number == int.Parse(member.Groups["number"].Value))
                ?? throw Refuse(404, "-2146232832, Microsoft.SharePoint.SPException", "User cannot be found.");
            return Verb(request) switch
            {
                "GET" => new ServiceReply(200, View(user)),
                "MERGE" when request.Method == "POST" => Merge(request, drive, user),
                _ => new ServiceReply(405),
            };
        }

        return (request.Method, path.ToLowerInvariant()) switch
        {
            ("POST", "/web/ensureuser") => EnsureUser(request, drive),
            ("GET", "/web/siteusers") => SiteUsers(request, drive),
            ("GET", "/web") => new ServiceReply(200, Web(request, owner, drive)),
            ("GET", "/site") => new ServiceReply(200, Site(request, owner, drive)),
            (_, "/web/ensureuser" or "/web/siteusers" or "/web" or "/site") => new ServiceReply(405),
            _ => throw Refuse(404, "-1, Microsoft.SharePoint.Client.ResourceNotFoundException", $"Cannot find resource for the request {path.TrimStart('/')}."),
        };
    }

    static bool IsMonitor(ServiceRequest request) => request.Path.StartsWith(MonitorPath, StringComparison.OrdinalIgnoreCase);

    /// <summary>How a copy goes. The address carries its permission; a token of another audience is refused.</summary>
    ServiceReply Monitor(ServiceRequest request)
    {
        if (request.Header("Authorization") is not null || !request.QueryString.Contains("tempauth=", StringComparison.Ordinal))
        {
            return new ServiceReply(401, new JsonObject { ["error"] = "invalid_request", ["error_description"] = "Invalid audience Uri 'https://graph.microsoft.com/'." });
        }

        if (request.Method != "GET" || simulation.Tenant.CopyOperations.Find(o => o.Id == request.Path[MonitorPath.Length..]) is not { } operation)
        {
            return new ServiceReply(request.Method == "GET" ? 404 : 405);
        }

        if (!operation.IsDone)
        {
            operation.Look();
        }

        var view = new JsonObject
        {
            ["operation"] = "ItemCopy",
            ["percentageComplete"] = operation.IsDone && !operation.HasFailed ? 100 : operation.Total == 0 ? 0 : 100.0 * operation.Done / operation.Total,
            ["status"] = !operation.IsDone ? "inProgress" : operation.HasFailed ? "failed" : "completed",
            ["statusDescription"] = $"Completed {operation.Done}/{operation.Total} files",
        };
        if (operation is { IsDone: true, HasFailed: false })
        {
            view["resourceId"] = operation.Copy!.Id;
        }

        return new ServiceReply(operation.IsDone ? 200 : 202, view);
    }

    /// <summary>The administration site's view of a site: only who outside may be let in.</summary>
    ServiceReply TenantSite(ServiceRequest request, string id)
    {
        if (simulation.Tenant.AllUsers.Select(u => u.OneDrive).FirstOrDefault(d => d is { IsDeleted: false } && TenantState.Same(d.SiteId.ToString(), id)) is not { } drive)
        {
            throw Refuse(404, "-1, Microsoft.SharePoint.Client.ResourceNotFoundException", "Cannot find the site.");
        }

        switch (request.Method)
        {
            case "GET":
                return new ServiceReply(200, Selected(new JsonObject { ["SiteId"] = id, ["SharingCapability"] = Array.IndexOf(Sharing, drive.Sharing) }, SelectOf(request)));
            case "PATCH":
                CheckBody(request, "SharingCapability");
                var number = (int)request.Body!["SharingCapability"]!;
                drive.Sharing = number >= 0 && number < Sharing.Length
                    ? Sharing[number]
                    : throw Refuse(400, "-1, Microsoft.SharePoint.Client.InvalidClientQueryException", "Cannot convert a primitive value to the expected type 'SharingCapabilities'.");
                return new ServiceReply(204);
            default:
                return new ServiceReply(405);
        }
    }

    ServiceReply EnsureUser(ServiceRequest request, OneDrive drive)
    {
        CheckBody(request, "logonName");
        var name = request.Body?["logonName"]?.ToString() ?? "";
        var upn = name.StartsWith(Claim, StringComparison.OrdinalIgnoreCase) ? name[Claim.Length..] : name;
        var user = simulation.Tenant.Users.FirstOrDefault(u => TenantState.Same(u.UserPrincipalName, upn))
            ?? throw Refuse(404, "-2146232832, Microsoft.SharePoint.SPException", $"The specified user {name} could not be found.");
        if (!simulation.Tenant.HasPlan(user, PlanNames.SharePoint))
        {
            throw Refuse(404, "-2146232832, Microsoft.SharePoint.SPException", $"The specified user {name} could not be found.");
        }

        var known = drive.SiteUsers.Find(u => u.UserId == user.Id);
        if (known is null)
        {
            known = new SiteUser(drive.SiteUsers.Max(u => u.Number) + 1, user.Id);
            drive.SiteUsers.Add(known);
        }

        return new ServiceReply(200, View(known));
    }

    ServiceReply Merge(ServiceRequest request, OneDrive drive, SiteUser user)
    {
        if (request.Header("IF-MATCH") is null)
        {
            throw Refuse(412, "-1, Microsoft.SharePoint.Client.ClientServiceException", "The request ETag value is missing. A MERGE needs the header IF-MATCH.");
        }

        CheckBody(request, "IsSiteAdmin");
        if (drive.IsArchived)
        {
            throw Refuse(423, "-2147018894, Microsoft.SharePoint.SPException", "The site is archived.");
        }

        user.IsSiteAdmin = request.Body!["IsSiteAdmin"]!.GetValue<bool>();
        return new ServiceReply(204);
    }

    /// <summary>Needs a JSON content type and knows no other property.</summary>
    static void CheckBody(ServiceRequest request, string property)
    {
        if (request.Header("Content-Type")?.Contains("json", StringComparison.OrdinalIgnoreCase) != true || request.Body is not JsonObject body)
        {
            throw Refuse(400, "-1, Microsoft.SharePoint.Client.InvalidClientQueryException", "A node of type 'EndOfInput' was read from the JSON reader when trying to read the start of an entry.");
        }

        if (body.FirstOrDefault(p => p.Key != property && !p.Key.StartsWith("__", StringComparison.Ordinal)) is { Key: { } unknown })
        {
            throw Refuse(400, "-1, Microsoft.SharePoint.Client.InvalidClientQueryException", $"The property '{unknown}' does not exist on type 'SP.User'.");
        }

        if (!body.ContainsKey(property))
        {
            throw Refuse(400, "-1, Microsoft.SharePoint.Client.InvalidClientQueryException", $"The parameter '{property}' is missing.");
        }
    }

    ServiceReply SiteUsers(ServiceRequest request, OneDrive drive)
    {
        var query = request.QueryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p.ElementAtOrDefault(1) ?? "").Replace('+', ' '));
        var users = query.GetValueOrDefault("$filter") switch
        {
            null => drive.SiteUsers,
            "IsSiteAdmin eq true" => drive.SiteUsers.FindAll(u => u.IsSiteAdmin),
            "IsSiteAdmin eq false" => drive.SiteUsers.FindAll(u => !u.IsSiteAdmin),
            var filter => throw Refuse(400, "-1, Microsoft.SharePoint.Client.InvalidClientQueryException", $"The expression \"{filter}\" is not valid."),
        };
        var rows = users.Select(View).Select(v => Selected(v, query.GetValueOrDefault("$select"))).ToArray<JsonNode?>();
        return new ServiceReply(200, new JsonObject { ["value"] = new JsonArray(rows) });
    }

    JsonObject View(SiteUser siteUser)
    {
        var user = simulation.Tenant.AllUsers.Find(u => u.Id == siteUser.UserId);
        return new JsonObject
        {
            ["Id"] = siteUser.Number,
            ["IsHiddenInUI"] = false,
            ["LoginName"] = $"{Claim}{user?.UserPrincipalName}",
            ["Title"] = user?.DisplayName,
            ["PrincipalType"] = 1,
            ["Email"] = user?.Text("mail") ?? "",
            ["IsSiteAdmin"] = siteUser.IsSiteAdmin,
            ["UserPrincipalName"] = user?.UserPrincipalName,
        };
    }

    JsonObject Web(ServiceRequest request, User owner, OneDrive drive) => Selected(
        new JsonObject
        {
            ["Id"] = drive.SiteId.ToString(),
            ["Title"] = owner.DisplayName,
            ["Url"] = $"{request.Host}/sharepoint{drive.SitePath}",
            ["ServerRelativeUrl"] = drive.SitePath,
            ["WebTemplate"] = "SPSPERS",
        },
        SelectOf(request));

    JsonObject Site(ServiceRequest request, User owner, OneDrive drive) => Selected(
        new JsonObject
        {
            ["Id"] = drive.SiteId.ToString(),
            ["Url"] = $"{request.Host}/sharepoint{drive.SitePath}",
            ["ReadOnly"] = drive.IsReadOnly,
            ["IsArchived"] = drive.IsArchived,
        },
        SelectOf(request));

    static string? SelectOf(ServiceRequest request) => Uri.UnescapeDataString(request.QueryString.TrimStart('?'))
        .Split('&').FirstOrDefault(p => p.StartsWith("$select=", StringComparison.Ordinal))?["$select=".Length..];

    static JsonObject Selected(JsonObject view, string? select)
    {
        if (string.IsNullOrEmpty(select))
        {
            return view;
        }

        var picked = new JsonObject();
        foreach (var name in select.Split(',', StringSplitOptions.TrimEntries))
        {
            picked[name] = view.ContainsKey(name)
                ? view[name]?.DeepClone()
                : throw Refuse(400, "-1, Microsoft.SharePoint.Client.InvalidClientQueryException", $"The field or property '{name}' does not exist.");
        }

        return picked;
    }

    static RefusedException Refuse(int status, string code, string message) => new(new ServiceReply(status, Error(code, message)));

    static JsonObject Error(string code, string message) => new()
    {
        ["odata.error"] = new JsonObject { ["code"] = code, ["message"] = new JsonObject { ["lang"] = "en-US", ["value"] = message } },
    };

    public ServiceReply Unauthorized() => new ServiceReply(401, new JsonObject { ["error"] = "invalid_request", ["error_description"] = "Token missing." })
        .With("WWW-Authenticate", "Bearer realm=\"\", client_id=\"00000003-0000-0ff1-ce00-000000000000\"");

    public ServiceReply Malformed() => new(400, Error("-1, Microsoft.SharePoint.Client.InvalidClientQueryException", "Invalid JSON."));

    public ServiceReply Throttled(string retryAfter) => new ServiceReply(429, ErrorBody(429)).With("Retry-After", retryAfter);

    public JsonNode? ErrorBody(int status) => status switch
    {
        < 300 => null,
        401 => new JsonObject { ["error_description"] = "Unsupported app only token." },
        403 => Error("-2147024891, System.UnauthorizedAccessException", "Access denied. You do not have permission to perform this action or access this resource."),
        429 or 503 => new JsonObject { ["error"] = new JsonObject { ["code"] = "activityLimitReached", ["message"] = "The request has been throttled" } },
        _ => Error("-1, Microsoft.SharePoint.Client.ClientServiceException", "The operation failed."),
    };

    [GeneratedRegex(@"^/_api/SPO\.Tenant/sites\('(?<id>[0-9a-fA-F-]{36})'\)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tenant();

    [GeneratedRegex(@"^/web/getuserbyid\((?<number>\d+)\)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();
}
