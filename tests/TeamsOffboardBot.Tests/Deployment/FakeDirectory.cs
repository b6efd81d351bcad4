using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>
/// As much of a directory as grants need: services with their application permissions, roles, and who was given what. Refuses a
/// grant twice, as Graph does, and any call it does not know.
/// </summary>
internal sealed class FakeDirectory : IAsyncDisposable
{
    private const string Principal = "c2000000-0000-4000-8000-000000000001";
    private const string Assignments = $"/v1.0/servicePrincipals/{Principal}/appRoleAssignments";
    private const string Roles = "/v1.0/roleManagement/directory/roleAssignments";

    /// <summary>The Azure CLI, as far as it carries a call: sends it and prints the answer, or fails.</summary>
    private const string Cli = """
        #!/usr/bin/env bash
        set -euo pipefail
        if [ "$1 $2" = "cloud show" ]; then echo "$FAKE_GRAPH/"; exit; fi
        [ "$1" = rest ] || exit 2
        method="" url="" body=""
        while [ "$#" -gt 0 ]; do
          case "$1" in
            --method) method=${2^^}; shift ;;
            --url) url=$2; shift ;;
            --body) body=$2; shift ;;
          esac
          shift
        done
        if [ -n "$body" ]; then curl -sSf -X "$method" -H 'Content-Type: application/json' --data "$body" "$url"; else curl -sSf -X "$method" "$url"; fi
        """;

    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["00000003-0000-0000-c000-000000000000"] = "graph",
        ["00000002-0000-0ff1-ce00-000000000000"] = "exchange",
        ["00000003-0000-0ff1-ce00-000000000000"] = "sharepoint",
    };

    private readonly JsonNode _listed = JsonNode.Parse(File.ReadAllText(Scripts.PathOf("deployment/permissions.json")))!;
    private readonly ConcurrentQueue<JsonNode> _assigned = new();
    private readonly ConcurrentQueue<JsonNode> _held = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("az-");
    private readonly WebApplication _app;
    private int _writes;

    private FakeDirectory()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public int Writes => _writes;

    /// <summary>Names of permissions and roles; a permission is known here by its name and its service.</summary>
    public IEnumerable<string> Given =>
        _assigned.Select(a => ((string)a["appRoleId"]!).Split('|')[1]).Concat(_held.Select(h => (string)h["roleDefinitionId"]!));

    public static async Task<FakeDirectory> StartAsync()
    {
        var directory = new FakeDirectory();
        await directory._app.StartAsync();
        var cli = Path.Combine(directory._folder.FullName, "az");
        await File.WriteAllTextAsync(cli, Cli);
        await Scripts.ExecuteAsync("chmod", new Dictionary<string, string>(), "+x", cli);
        return directory;
    }

    public Task<(int ExitCode, string Output)> GrantAsync(params string[] options)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
            ["FAKE_GRAPH"] = _app.Urls.First(),
        };
        return Scripts.RunAsync("deployment/grant.sh", environment, ["--principal", Principal, .. options]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var filter = context.Request.Query["$filter"].ToString();
        var (status, answer) = (context.Request.Method, path) switch
        {
            ("GET", Assignments) => (200, List(_assigned)),
            ("GET", Roles) when filter == $"principalId eq '{Principal}'" => (200, List(_held)),
            ("GET", "/v1.0/roleManagement/directory/roleDefinitions") => (200, Definition(filter["displayName eq '".Length..^1])),
            ("GET", _) when Service(path) is { } service => (200, service),
            ("POST", Assignments) => await AddAsync(context, _assigned, "appRoleId"),
            ("POST", Roles) => await AddAsync(context, _held, "roleDefinitionId"),
            _ => (404, new JsonObject()),
        };
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private JsonObject? Service(string path)
    {
        var id = path.Split("appId='")[^1].TrimEnd(')', '\'');
        if (!Services.TryGetValue(id, out var section))
        {
            return null;
        }

        // A delegated permission of the same name comes first, as with many of Graph's.
        var roles = _listed[section]!.AsArray().Concat(_listed["optIn"]!.AsArray().Where(e => (string?)e!["kind"] == section)).Select(e => (string)e!["name"]!)
            .SelectMany(name => new[] { Role("User", name), Role("Application", name) });
        return new JsonObject { ["id"] = section, ["appRoles"] = new JsonArray([.. roles]) };

        JsonNode Role(string member, string name) => new JsonObject
        {
            ["id"] = $"{member}|{name}",
            ["value"] = name,
            ["allowedMemberTypes"] = new JsonArray(member),
        };
    }

    private static JsonObject Definition(string name) => List([new JsonObject { ["id"] = name, ["displayName"] = name }]);

    private static JsonObject List(IEnumerable<JsonNode> items) => new() { ["value"] = new JsonArray([.. items.Select(i => i.DeepClone())]) };

    private async Task<(int Status, JsonObject Answer)> AddAsync(HttpContext context, ConcurrentQueue<JsonNode> all, string key)
    {
        var item = (await JsonNode.ParseAsync(context.Request.Body))!;
        if ((string?)item["principalId"] != Principal || all.Any(a => (string?)a[key] == (string?)item[key]))
        {
            return (400, []);
        }

        Interlocked.Increment(ref _writes);
        all.Enqueue(item);
        return (201, []);
    }
}
