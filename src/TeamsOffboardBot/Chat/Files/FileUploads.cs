using System.Net.Http.Headers;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Chat.Files;

/// <summary>
/// Puts a file where Teams says that the reader's OneDrive takes it, range after range. The address needs no token and gets none; only OneDrive
/// of the tenant's cloud is spoken to.
/// </summary>
public sealed class FileUploads(IHttpClientFactory clients, Microsoft365Addresses addresses, ILogger<FileUploads> logger)
{
    /// <summary>The client that is made for this: no redirects, no tokens, as patient as the connector's.</summary>
    public const string Client = "TeamsFiles";

    /// <summary>OneDrive takes ranges of a multiple of 320 KiB: https://learn.microsoft.com/graph/api/driveitem-createuploadsession.</summary>
    private const int Range = 16 * 320 * 1024;

    /// <summary>Whoever pressed the button waits for it, and so do their next words.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    /// <summary>Whether it lies there now.</summary>
    public async Task<bool> PutAsync(string? address, byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !addresses.MayHoldFiles(url))
        {
            logger.UploadAddressRefused();
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Within);
        try
        {
            var done = false;
            for (var from = 0; from < content.Length && (from == 0 || !done); from += Range)
            {
                done = await PutRangeAsync(url, content, from, patience.Token);
            }

            return done;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.FileNotUploaded(ConnectorFault.Cause(fault));
            return false;
        }
    }

    /// <summary>True after the last one: OneDrive says that the file is there.</summary>
    private async Task<bool> PutRangeAsync(Uri url, byte[] content, int from, CancellationToken cancellationToken)
    {
        var length = Math.Min(Range, content.Length - from);
        using var body = new ByteArrayContent(content, from, length);
        body.Headers.ContentRange = new ContentRangeHeaderValue(from, from + length - 1, content.Length);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var client = clients.CreateClient(Client);
        using var response = await client.PutAsync(url, body, cancellationToken);
        response.EnsureSuccessStatusCode();
        return response.StatusCode != System.Net.HttpStatusCode.Accepted;
    }
}
