using System.Text.Json;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.SharePoint;

/// <summary>SharePoint's own REST, site by site.</summary>
public sealed class SharePointClient(CallSender sender, Wire wire, FaultReader faults)
{
    // Of SharePoint, not of Graph; only a certificate or a managed identity gets a token that it accepts.
    private static readonly string[] Permissions = ["Sites.FullControl.All"];

    private static readonly KeyValuePair<string, string>[] PlainJson = [new("Accept", "application/json;odata=nometadata")];

    public async Task<JsonElement> GetAsync(Uri siteUrl, string operation, string relativeUrl, CancellationToken cancellationToken)
    {
        var call = Call("GET " + operation, isWrite: false);
        var answer = await SendAsync(call, new(Microsoft365Service.SharePoint, HttpMethod.Get, Below(siteUrl, relativeUrl)), cancellationToken);
        return Parse(call, answer);
    }

    public async Task<JsonElement> PostAsync(
        Uri siteUrl, string operation, string relativeUrl, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var call = Call("POST " + operation, isWrite: true);
        var request = new WireRequest(Microsoft365Service.SharePoint, HttpMethod.Post, Below(siteUrl, relativeUrl)) { Body = body };
        return Parse(call, await SendAsync(call, request, cancellationToken));
    }

    /// <summary>How work goes that a service took on. The address itself is the permission to ask.</summary>
    public async Task<JsonElement> MonitorAsync(Uri monitor, CancellationToken cancellationToken)
    {
        var call = Call("GET monitor", isWrite: false);
        var request = new WireRequest(Microsoft365Service.SharePoint, HttpMethod.Get, monitor) { IsAnonymous = true };
        return Parse(call, await SendAsync(call, request, cancellationToken));
    }

    /// <summary>Changes the named properties only, where the service speaks of changes as HTTP does.</summary>
    public Task PatchAsync(Uri siteUrl, string operation, string relativeUrl, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        SendAsync(Call("PATCH " + operation, isWrite: true), new(Microsoft365Service.SharePoint, HttpMethod.Patch, Below(siteUrl, relativeUrl)) { Body = body }, cancellationToken);

    /// <summary>Changes the named properties only.</summary>
    public async Task MergeAsync(
        Uri siteUrl, string operation, string relativeUrl, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var request = new WireRequest(Microsoft365Service.SharePoint, HttpMethod.Post, Below(siteUrl, relativeUrl))
        {
            Body = body,
            Headers = [new("X-HTTP-Method", "MERGE"), new("IF-MATCH", "*")],
        };
        await SendAsync(Call("MERGE " + operation, isWrite: true), request, cancellationToken);
    }

    private Task<WireAnswer> SendAsync(ServiceCall call, WireRequest request, CancellationToken cancellationToken)
    {
        var plain = request with { Headers = [.. PlainJson, .. request.Headers] };
        return sender.SendAsync(call, cancel => wire.SendAsync(plain, 1, cancel), cancellationToken);
    }

    private JsonElement Parse(ServiceCall call, WireAnswer answer)
    {
        try
        {
            return WireJson.Read<JsonElement>(answer.Body);
        }
        catch (JsonException)
        {
            throw faults.Unusable(call, answer, Microsoft365FaultCodes.UnreadableAnswer);
        }
    }

    private static ServiceCall Call(string operation, bool isWrite) =>
        new(Microsoft365Service.SharePoint, operation, "SharePoint", isWrite, IsRepeatable: true, Permissions) { Costs = [(Budget.SharePoint, isWrite ? 2 : 1)] };

    private static Uri Below(Uri siteUrl, string relativeUrl) => new(siteUrl.AbsoluteUri.TrimEnd('/') + "/" + relativeUrl);
}
