using System.Globalization;
using System.Text.Json.Nodes;
using TenantSimulator.Http;

namespace TenantSimulator.Graph;

/// <summary>Microsoft Graph v1.0.</summary>
sealed class GraphService : ITenantService
{
    readonly Simulation _simulation;
    readonly GraphRoutes _routes = CreateRoutes();

    public GraphService(Simulation simulation) => _simulation = simulation;

    public string Name => "graph";

    public static GraphRoutes CreateRoutes()
    {
        var routes = new GraphRoutes();
        UserRoutes.AddTo(routes);
        MembershipRoutes.AddTo(routes);
        LicenceRoutes.AddTo(routes);
        SignInMethodRoutes.AddTo(routes);
        MailboxRoutes.AddTo(routes);
        DriveRoutes.AddTo(routes);
        LibraryRoutes.AddTo(routes);
        GroupRoutes.AddTo(routes);
        ChannelRoutes.AddTo(routes);
        RoleRoutes.AddTo(routes);
        DirectoryRoutes.AddTo(routes);
        DeviceRoutes.AddTo(routes);
        TelephonyRoutes.AddTo(routes);
        return routes;
    }

    public string Operation(ServiceRequest request) => $"{request.Method} {Uri.UnescapeDataString(Relative(request.Path))}";

    public IEnumerable<string> Spellings(ServiceRequest request)
    {
        yield return Operation(request);
        var (route, values, _) = _routes.Find(request.Method, Relative(request.Path));
        if (route is null)
        {
            yield break;
        }

        yield return $"{route.Method} {route.Template}";
        if (values.TryGetValue("user-id", out var key) && _simulation.Tenant.FindUser(key) is { } user)
        {
            yield return $"{route.Method} {Uri.UnescapeDataString(Relative(request.Path)).Replace(key, user.Id, StringComparison.Ordinal)}";
        }
    }

    public IBatch? OpenBatch(ServiceRequest request) =>
        request is { Method: "POST" } && Relative(request.Path) == "/$batch" ? new GraphBatch(request) : null;

    public ServiceReply Execute(ServiceRequest request)
    {
        if (!request.Path.StartsWith(GraphCall.Version + "/", StringComparison.Ordinal))
        {
            throw GraphErrors.UnknownSegment(request.Path.Split('/').ElementAtOrDefault(1) ?? "");
        }

        var (route, values, otherMethod) = _routes.Find(request.Method, Relative(request.Path));
        if (route is null)
        {
            throw otherMethod
                ? GraphErrors.Refuse(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
                : GraphErrors.UnknownSegment(Relative(request.Path).Split('/')[^1]);
        }

        var call = new GraphCall(_simulation, request, route, values);
        GraphPermissions.Require(_simulation.Grants, route);
        var reply = route.Handler(call);
        return reply.Status < 300 && request.Method == "GET" && call.Query.Unread is { } unread
            ? throw GraphErrors.Bad($"The query option '{unread}' is not supported for this operation.")
            : ResourceUnits.Of(route, request.QueryString) is { } units ? reply.With(ServiceReply.ResourceUnits, units.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    public ServiceReply Unauthorized() =>
        new ServiceReply(401, GraphErrors.Envelope("InvalidAuthenticationToken", "Access token is empty."))
            .With("WWW-Authenticate", "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\"");

    public ServiceReply Malformed() =>
        new(400, GraphErrors.Envelope("BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."));

    public ServiceReply Throttled(string retryAfter) => new ServiceReply(429, GraphErrors.Throttled()).With("Retry-After", retryAfter);

    public JsonNode? ErrorBody(int status) => GraphErrors.Of(status);

    static string Relative(string path) => path.StartsWith(GraphCall.Version, StringComparison.Ordinal) ? path[GraphCall.Version.Length..] : path;
}
