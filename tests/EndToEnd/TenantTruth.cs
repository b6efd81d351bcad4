using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>What is really so in the simulated tenant, whatever a card says.</summary>
internal sealed class TenantTruth(Uri tenant) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = tenant };

    public async Task<JsonObject> OfAsync(string userPrincipalName) =>
        await _client.GetFromJsonAsync<JsonObject>($"/_tenant/users/{userPrincipalName}") ?? throw new InvalidOperationException("The tenant answered nothing.");

    /// <summary>Every single operation that reached the tenant, as "service operation", in order, out of its batch.</summary>
    public async Task<IReadOnlyList<string>> OperationsAsync()
    {
        var requests = await _client.GetFromJsonAsync<JsonArray>("/_tenant/requests") ?? [];
        return [.. requests.SelectMany(request => Operations(request!))];
    }

    public void Dispose() => _client.Dispose();

    private static IEnumerable<string> Operations(JsonNode request)
    {
        var items = request["items"] as JsonArray is { Count: > 0 } batch ? batch.ToList() : [request];
        return items.Select(item => $"{request["service"]} {item!["operation"]}");
    }
}
