using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// Fetches a file that somebody put into the chat. Teams names an address for it; that is text in a message like any other, so only sites of
/// the tenant's own cloud are asked, without a token, and also when one sends on to another. So much and no more is read.
/// </summary>
public sealed class ListFile(IHttpClientFactory clients, Microsoft365Addresses addresses)
{
    /// <summary>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4</summary>
    public const string ContentType = "application/vnd.microsoft.teams.file.download.info";
    public const string ClientName = "Files";
    public const int MostBytes = 1024 * 1024;
    private const int MostRedirects = 3;

    private static readonly string[] Lists = ["csv", "tsv", "txt", "tab"];
    private static readonly string[] Workbooks = ["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers"];

    /// <summary>The file of a message that is a list, or wants to be one; null when there is none.</summary>
    public static Attachment? Find(IMessageActivity message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Attachments?.FirstOrDefault(a => a.ContentType == ContentType && Kind(a) is var kind && (Lists.Contains(kind) || Workbooks.Contains(kind)));
    }

    /// <summary>Its bytes, or the sentence that says why there are none.</summary>
    public async Task<(byte[]? Bytes, Phrase? Problem)> ReadAsync(Attachment file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Workbooks.Contains(Kind(file)))
        {
            return (null, Phrase.Of("Many.File.Workbook"));
        }

        var address = (file.Content as JObject)?["downloadUrl"] is JValue { Value: string text } && Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;
        try
        {
            return await FetchAsync(address, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, Phrase.Of("Many.File.NotFetched"));
        }
    }

    private static string Kind(Attachment file)
    {
        var named = Path.GetExtension(file.Name ?? string.Empty).TrimStart('.');
        var kind = named.Length > 0 ? named : (file.Content as JObject)?["fileType"] is JValue { Value: string type } ? type : string.Empty;
        return kind.ToLowerInvariant();
    }

    private async Task<(byte[]? Bytes, Phrase? Problem)> FetchAsync(Uri? address, CancellationToken cancellationToken)
    {
        var client = clients.CreateClient(ClientName);
        for (var i = 0; i <= MostRedirects && address is not null && addresses.IsSharePoint(address); i++)
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer is { StatusCode: HttpStatusCode.Moved or HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect })
            {
                address = answer.Headers.Location is { } location ? new Uri(address, location) : null;
                continue;
            }

            return answer.IsSuccessStatusCode ? await BodyAsync(answer.Content, cancellationToken) : (null, Phrase.Of("Many.File.NotFetched"));
        }

        return (null, Phrase.Of("Many.File.Elsewhere"));
    }

    /// <summary>Stops as soon as it is too much, whatever the length says.</summary>
    private static async Task<(byte[]? Bytes, Phrase? Problem)> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength <= MostBytes || content.Headers.ContentLength is null)
        {
            var buffer = new byte[MostBytes + 1];
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (length <= MostBytes)
            {
                return (buffer[..length], null);
            }
        }

        return (null, Phrase.Of("Many.File.TooLarge", ("mostBytes", MostBytes.ToString(CultureInfo.InvariantCulture))));
    }
}
