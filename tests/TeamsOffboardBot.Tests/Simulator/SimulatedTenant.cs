using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using TenantSimulator;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

/// <summary>The simulator on a loopback port, spoken to over HTTP like the real services.</summary>
public sealed class SimulatedTenant : IAsyncLifetime, IDisposable
{
    public const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
    public const string Exchange = $"/exchange/adminapi/beta/{TenantId}/InvokeCommand";

    private readonly WebApplication _app = TenantSimulatorApp.Create(["--urls", "http://127.0.0.1:0"]);
    private readonly HttpClient _http = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static string UserId(int number) => $"a0000000-0000-4000-8000-{number:D12}";

    public static string GroupId(int number) => $"b0000000-0000-4000-8000-{number:D12}";

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-token");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose() => _http.Dispose();

    public Task ResetAsync() => SendAsync("POST", "/_tenant/reset");

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<Answer> GraphAsync(string method, string path, JsonNode? body = null) => SendAsync(method, "/graph/v1.0" + path, body);

    /// <summary>With the header that advanced queries ask for.</summary>
    public Task<Answer> EventualAsync(string path) => SendAsync("GET", "/graph/v1.0" + path, null, ("ConsistencyLevel", "eventual"));

    public Task<Answer> InvokeAsync(string cmdlet, JsonObject parameters, params (string Name, string Value)[] headers) =>
        SendAsync("POST", Exchange, Cmdlet(cmdlet, parameters), headers);

    public static JsonObject Cmdlet(string name, JsonObject parameters) =>
        new() { ["CmdletInput"] = new JsonObject { ["CmdletName"] = name, ["Parameters"] = parameters } };

    /// <summary>What is really so in the tenant.</summary>
    public async Task<JsonNode> TruthAsync(string user) => (await GetAsync($"/_tenant/users/{Uri.EscapeDataString(user)}")).Body!;

    public Task<Answer> ControlAsync(string route, JsonNode body) => SendAsync("POST", "/_tenant/" + route, body);

    public Task AdvanceAsync(string span) => ControlAsync("clock", new JsonObject { ["advance"] = span });

    public async Task<Answer> SendAsync(string method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Link(path));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return await ReadAsync(response);
    }

    /// <summary>A path below the tenant, or a link it gave.</summary>
    public Uri Link(string path) => path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri(Address, path);

    public async Task<Answer> SendRawAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using var response = await client.SendAsync(request);
        return await ReadAsync(response);
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), headers);
    }
}
