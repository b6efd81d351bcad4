using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;

namespace Microsoft.Rest;

/// <summary>What is kept of an HTTP message after it was disposed: enough to explain a failure.</summary>
public abstract class HttpMessageWrapper
{
    protected HttpMessageWrapper()
    {
    }

    public string Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; } = new Dictionary<string, IEnumerable<string>>();

    private protected void Keep(HttpHeaders headers)
    {
        foreach (var header in headers)
        {
            Headers[header.Key] = [.. header.Value];
        }
    }
}
