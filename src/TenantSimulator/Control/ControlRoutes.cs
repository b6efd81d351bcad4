using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Control;

/// <summary>/_tenant: what tests turn and what they look at. No token is asked for here. README.md beside the project lists the routes.</summary>
sealed class ControlRoutes(Simulation simulation, SharedFiles files)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        int status;
        JsonNode? answer;
        try
        {
            var body = string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
            lock (simulation.Gate)
            {
                simulation.Tenant.CatchUp();
                (status, answer) = Route(context.Request, context.Request.Path.Value!["/_tenant".Length..], body);
            }
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            (status, answer) = (400, new JsonObject { ["error"] = wrong.Message });
        }

        context.Response.StatusCode = status;
        if (answer is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(Json.Text(answer), context.RequestAborted);
        }
    }

    (int Status, JsonNode? Answer) Route(HttpRequest request, string path, JsonNode? body)
    {
        const string users = "/users/";
        if (request.Method == "GET" && path.StartsWith(users, StringComparison.Ordinal))
        {
            var key = path[users.Length..];
            var user = simulation.Tenant.FindUser(key) ?? simulation.Tenant.FindDeletedUser(key);
            return user is null ? (404, null) : (200, GroundTruth.Of(simulation.Tenant, user));
        }

        return (request.Method, path) switch
        {
            ("POST", "/reset") => Done(simulation.Reset),
            ("GET", "/clock") => (200, Clock()),
            ("POST", "/clock") => (200, Advance(Object(body))),
            ("POST", "/latency") => Done(() => simulation.Latency = Latency(Object(body))),
            ("POST", "/quota") => Done(() => simulation.LimitTo(Quota.Parse(Object(body), simulation.Clock.Now))),
            ("GET", "/faults") => (200, PendingFaults()),
            ("POST", "/faults") => Done(() => AddFaults(body)),
            ("DELETE", "/faults") => Done(simulation.Faults.Clear),
            ("POST", "/chaos") => Done(() => simulation.Chaos = Chaos.Parse(Object(body))),
            ("GET", "/requests") => (200, simulation.Requests.ToJson()),
            ("DELETE", "/requests") => Done(simulation.Requests.Clear),
            ("GET", "/users") => (200, new JsonArray([.. simulation.Tenant.AllUsers.Select(u => GroundTruth.Of(simulation.Tenant, u))])),
            ("GET", "/groups") => (200, new JsonArray([.. simulation.Tenant.Groups.Select(g => GroundTruth.Of(simulation.Tenant, g))])),
            ("GET", "/libraries") => (200, new JsonObject(simulation.Tenant.SiteLibraries.Select(l => KeyValuePair.Create(l.WebPath, (JsonNode?)new JsonArray([.. l.Files().Select(f => (JsonNode)f.Path)]))))),
            ("POST", "/copying") => Done(() => simulation.Copying = new Copying((int?)Object(body)["looks"] ?? Copying.Default.Looks, (int?)Object(body)["mostItems"] ?? Copying.Default.MostItems)),
            ("GET", "/mail") => (200, new JsonArray([.. simulation.Tenant.SentMail.Select(m => m.DeepClone())])),
            ("GET", "/secrets") => (200, Secrets()),
            ("POST", "/permissions") => Done(() => simulation.Grants = Permissions(Object(body))),
            ("POST", "/paging") => Done(() => simulation.Paging = new Paging((int?)Object(body)["graph"] ?? 999, (int?)Object(body)["exchange"] ?? 1000)),
            ("POST", "/lag") => Done(() => simulation.Lag = Lag(Object(body))),
            ("POST", "/on-premises") => Done(() => OnPremises(Object(body))),
            ("POST", "/sharepoint-settings") => Done(() => SharePointSettings(Object(body))),
            ("POST", "/files") => (200, files.Add(Object(body))),
            ("POST", "/seed") => (200, Seed.Apply(simulation.Tenant, Object(body))),
            _ => (404, null),
        };
    }

    static Lag Lag(JsonObject body) => new(
        (int?)body["conversionReads"] ?? 0, (int?)body["directoryReads"] ?? 0, (int?)body["wipeReads"] ?? 1, (bool?)body["phonesAreOff"] ?? false);

    JsonObject Secrets() => new()
    {
        ["passwords"] = new JsonArray([.. simulation.Tenant.Passwords.Select(p => (JsonNode)p)]),
        ["tokens"] = new JsonArray([.. simulation.Tokens.Select(t => (JsonNode)t)]),
    };

    static (int Status, JsonNode? Answer) Done(Action action)
    {
        action();
        return (204, null);
    }

    static JsonObject Object(JsonNode? body) => body as JsonObject ?? throw new FormatException("The body must be a JSON object.");

    JsonObject Clock() => new() { ["now"] = simulation.Clock.Now.ToString("O") };

    JsonObject Advance(JsonObject body)
    {
        var by = TimeSpan.Parse((string?)body["advance"] ?? throw new FormatException("'advance' is missing."), CultureInfo.InvariantCulture);
        if (by < TimeSpan.Zero)
        {
            throw new FormatException("The clock only goes forward.");
        }

        simulation.Tenant.Advance(by);
        return Clock();
    }

    static Latency Latency(JsonObject body) =>
        new((int?)body["graphMs"] ?? 0, (int?)body["exchangeMs"] ?? 0, (int?)body["sharepointMs"] ?? 0);

    /// <summary>Added to those still pending; an empty list clears them.</summary>
    void AddFaults(JsonNode? body)
    {
        var faults = (body as JsonArray ?? throw new FormatException("The body must be a JSON array.")).Select(f => Fault.Parse(Object(f))).ToList();
        if (faults.Count == 0)
        {
            simulation.Faults.Clear();
        }

        simulation.Faults.Add(faults);
    }

    JsonArray PendingFaults() => new([.. simulation.Faults.Pending.Select(f => new JsonObject
    {
        ["match"] = f.Match.ToString(),
        ["status"] = f.Status,
        ["times"] = f.Left,
        ["when"] = f.After ? "after" : "before",
    })]);

    static Grants Permissions(JsonObject body) => new(
        Names(body["graph"]),
        Names(body["exchange"]),
        Names(body["sharepoint"]),
        Names(body["directoryRoles"]),
        (string?)body["sharepointCredential"] != "secret");

    static HashSet<string>? Names(JsonNode? names) => names is JsonArray list
        ? list.Select(n => (string?)n ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase)
        : null;

    /// <summary>As the administration centre takes it: 30 days to ten years.</summary>
    void SharePointSettings(JsonObject body)
    {
        const string name = "deletedUserPersonalSiteRetentionPeriodInDays";
        simulation.Tenant.DeletedOneDriveRetentionDays = (int?)body[name] is { } days and >= 30 and <= 3650
            ? days
            : throw new FormatException($"'{name}' is a number from 30 to 3650.");
    }

    void OnPremises(JsonObject body)
    {
        var key = (string?)body["user"] ?? "";
        var user = simulation.Tenant.FindUser(key) ?? simulation.Tenant.FindDeletedUser(key) ?? throw new FormatException($"There is no user '{key}'.");
        user.OnPremisesAccountEnabled = (bool?)body["accountEnabled"] ?? user.OnPremisesAccountEnabled;
        user.IsDeletedOnPremises = (bool?)body["deleted"] ?? user.IsDeletedOnPremises;
    }
}
