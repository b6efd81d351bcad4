using System.Text.Json;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Single logical calls to Graph; how they travel (alone, in a batch, again) is not the caller's concern.</summary>
public sealed class GraphClient(CallSender sender, GraphBatch batch, FaultReader faults, MailboxLanes lanes, Microsoft365Addresses addresses)
{
    // Ends a service that keeps naming one more page; 1000 pages are more than any list this product reads.
    private const int MaxPages = 1000;

    /// <summary>An absolute address of an object, as bodies with <c>@odata.id</c> want it.</summary>
    public string ObjectUrl(string id) => new Uri(addresses.GraphRoot, $"directoryObjects/{Uri.EscapeDataString(id)}").AbsoluteUri;

    /// <summary>The same for what takes users alone.</summary>
    public string UserUrl(string id) => new Uri(addresses.GraphRoot, $"users/{Uri.EscapeDataString(id)}").AbsoluteUri;

    /// <summary>The same as <c>user@odata.bind</c> wants it.</summary>
    public string UserBinding(string id) => new Uri(addresses.GraphRoot, $"users('{Uri.EscapeDataString(id)}')").AbsoluteUri;

    public Task SendAsync(GraphRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, request.RelativeUrl(), cancellationToken);

    public async Task<T> SendAsync<T>(GraphRequest request, CancellationToken cancellationToken) =>
        Parse<T>(request, await SendAsync(request, request.RelativeUrl(), cancellationToken));

    /// <summary>For work that the service only takes on: where to ask how it goes, if the service says where.</summary>
    public async Task<string?> AcceptAsync(GraphRequest request, CancellationToken cancellationToken) =>
        (await SendAsync(request, request.RelativeUrl(), cancellationToken)).Header("Location");

    /// <summary>For what may be gone already: then there is nothing left to remove.</summary>
    public async Task RemoveAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(request, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
        }
    }

    public async Task<T?> FindAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await SendAsync<T>(request, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>All pages.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(GraphRequest request, CancellationToken cancellationToken)
    {
        List<T> all = [];
        var url = request.RelativeUrl();
        for (var pages = 0; url is not null && pages < MaxPages; pages++)
        {
            var answer = await SendAsync(request, url, cancellationToken);
            var page = Parse<GraphPage<T>>(request, answer);
            all.AddRange(page.Value ?? []);
            url = page.NextLink is { } next ? Relative(request, answer, next) : null;
        }

        return all;
    }

    /// <summary>For an answer whose status is a success and whose content is a refusal.</summary>
    public Microsoft365Fault Refused(GraphRequest request, string code, string message) =>
        faults.Unusable(request.Call, new WireAnswer(200, WireAnswer.NoHeaders, default), code, message);

    private async Task<WireAnswer> SendAsync(GraphRequest request, string relativeUrl, CancellationToken cancellationToken)
    {
        var item = new GraphItem(request.Operation.Method, relativeUrl, request.Body, request.Eventual);
        using var place = request.Mailbox is { } mailbox ? await lanes.EnterAsync(mailbox, cancellationToken) : null;
        return await sender.SendAsync(request.Call, cancel => batch.SendAsync(item, cancel), cancellationToken);
    }

    private string Relative(GraphRequest request, WireAnswer answer, string nextLink)
    {
        if (!Uri.TryCreate(nextLink, UriKind.Absolute, out var url) || !addresses.MayReceiveToken(Microsoft365Service.Graph, url))
        {
            throw faults.Unusable(request.Call, answer, Microsoft365FaultCodes.ForeignAddress);
        }

        return "/" + url.AbsoluteUri[addresses.GraphRoot.AbsoluteUri.Length..];
    }

    private T Parse<T>(GraphRequest request, WireAnswer answer)
    {
        try
        {
            return WireJson.Read<T>(answer.Body);
        }
        catch (JsonException)
        {
            throw faults.Unusable(request.Call, answer, Microsoft365FaultCodes.UnreadableAnswer);
        }
    }
}
