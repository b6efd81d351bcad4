using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>
/// One service address, one identity. Connections and retries belong to the HTTP client it is given; without a credential no
/// Authorization header is sent.
/// </summary>
internal sealed class ConnectorClient : IConnectorClient
{
    private static readonly ProductInfoHeaderValue Agent = new("Microsoft-BotFramework", "3.1");
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private readonly HttpClient _http;
    private readonly TokenCredential _credential;
    private readonly TokenRequestContext _scope;

    public ConnectorClient(Uri baseUri, HttpClient http, TokenCredential credential, string scope)
    {
        BaseUri = baseUri;
        _http = http;
        _credential = credential;
        _scope = new TokenRequestContext([scope]);
        Conversations = new Conversations(this);
    }

    public Uri BaseUri { get; set; }

    public IConversations Conversations { get; }

    public void Dispose() => _http.Dispose();

    public async Task<T> CallAsync<T>(HttpMethod method, string path, object body, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(method, $"{BaseUri.AbsoluteUri.TrimEnd('/')}/{path}");
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Accept.Add(Json);
        if (body != null)
        {
            var json = JsonConvert.SerializeObject(body, ConnectorJson.Settings);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (_credential != null)
        {
            var token = await _credential.GetTokenAsync(_scope, cancellationToken).ConfigureAwait(false);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? JsonConvert.DeserializeObject<T>(content, ConnectorJson.Settings)
            : throw Refusal(method, path, response, content);
    }

    private static ErrorResponseException Refusal(HttpMethod method, string path, HttpResponseMessage response, string content) =>
        new($"The connector answered {method} {path} with {(int)response.StatusCode}.")
        {
            Body = ReadError(content),
            Response = new HttpResponseMessageWrapper(response, content),
        };

    private static ErrorResponse ReadError(string content)
    {
        try
        {
            return JsonConvert.DeserializeObject<ErrorResponse>(content, ConnectorJson.Settings);
        }
        catch (JsonException)
        {
            // A proxy on the way answers in HTML; the status and the text are kept in the response.
            return null;
        }
    }
}
