using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Benchmarks.World;

/// <summary>The simulator's control routes: what it is set to, and what it saw.</summary>
public sealed class Tenant(Child simulator) : IAsyncDisposable
{
    public Uri Address => simulator.Address;

    public static async Task<Tenant> StartAsync() =>
        new(await Child.StartAsync(await Published.SimulatorAsync(), "/_tenant/clock", new Dictionary<string, string>()));

    public Task ControlAsync(string route, object body) => SendAsync(HttpMethod.Post, route, body);

    /// <summary>As DESIGN.md defines them, or none.</summary>
    public Task LatencyAsync(bool isReal) => ControlAsync("latency", new
    {
        graphMs = isReal ? Latency.Graph : 0,
        exchangeMs = isReal ? Latency.Exchange : 0,
        sharepointMs = isReal ? Latency.SharePoint : 0,
    });

    public Task ForgetRequestsAsync() => SendAsync(HttpMethod.Delete, "requests", body: null);

    public async Task<IReadOnlyList<SeenRequest>> RequestsAsync() =>
        [.. (await simulator.Http.GetFromJsonAsync<JsonArray>("/_tenant/requests"))!.Select(r => SeenRequest.Of(r!.AsObject()))];

    /// <summary>Waits until nobody asks anything any more: what follows an asking must not be counted with what comes next.</summary>
    public async Task FallsQuietAsync()
    {
        for (var (before, now) = (-1, 0); before != now; before = now, now = (await RequestsAsync()).Count)
        {
            await Task.Delay(200);
        }
    }

    public async Task<JsonObject> UserAsync(string key) => (await simulator.Http.GetFromJsonAsync<JsonObject>($"/_tenant/users/{key}"))!;

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    private async Task SendAsync(HttpMethod method, string route, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/_tenant/{route}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await simulator.Http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchmarksException($"The simulator refuses {route}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}

/// <summary>What one request costs in milliseconds, as DESIGN.md defines it.</summary>
public static class Latency
{
    public const int Graph = 120;
    public const int Exchange = 600;

    /// <summary>Each further item of an Exchange batch.</summary>
    public const int ExchangeItem = Exchange / 4;

    public const int SharePoint = 200;
}

/// <summary>One HTTP request as the simulator saw it.</summary>
/// <param name="At">Its arrival.</param>
/// <param name="AnsweredAt">When its effects had happened.</param>
public sealed record SeenRequest(DateTimeOffset At, DateTimeOffset AnsweredAt, string Service, string Operation, int Status, int Units, IReadOnlyList<SeenCall> Items)
{
    /// <summary>The calls it carried: those of a batch, or itself.</summary>
    public IReadOnlyList<SeenCall> Calls => Items.Count > 0 ? Items : [new(Operation, Status, Units)];

    public static SeenRequest Of(JsonObject json)
    {
        var at = (DateTimeOffset)json["at"]!;
        return new(
            at,
            (DateTimeOffset?)json["answeredAt"] ?? at,
            (string)json["service"]!,
            (string)json["operation"]!,
            (int)json["status"]!,
            (int)json["units"]!,
            [.. json["items"]!.AsArray().Select(i => new SeenCall((string)i!["operation"]!, (int)i["status"]!, (int)i["units"]!))]);
    }
}

/// <summary>One call, by itself or in a batch.</summary>
/// <param name="Units">What it took from the limit of identity and access.</param>
public sealed record SeenCall(string Operation, int Status, int Units)
{
    /// <summary>Refused for being too many: it was not done, and took nothing from the quota.</summary>
    public bool IsRefused => Status == 429;

    /// <summary>Asking for the groups of somebody is a POST that Microsoft counts for no write.</summary>
    public bool IsDirectoryWrite => Units > 0 && !Operation.StartsWith("GET ", StringComparison.Ordinal) && !Operation.EndsWith("/getMemberObjects", StringComparison.Ordinal);
}
