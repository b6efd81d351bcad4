using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>The OneDrive of whoever takes a file: takes ranges in order, as an upload session does, and refuses a token, which is none of its business.</summary>
public sealed class FakeDrive
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, List<byte>> _unfinished = [];
    private readonly Queue<HttpStatusCode> _faults = new();

    /// <summary>What lies there, by the name it was uploaded under.</summary>
    public IReadOnlyDictionary<string, byte[]> Files
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, byte[]>(_files);
            }
        }
    }

    /// <summary>The ranges that came, as the header said them.</summary>
    public List<string> Ranges { get; } = [];

    public void Fail(HttpStatusCode status, int times)
    {
        lock (_lock)
        {
            for (var i = 0; i < times; i++)
            {
                _faults.Enqueue(status);
            }
        }
    }

    internal async Task PutAsync(HttpContext http, string name)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        lock (_lock)
        {
            http.Response.StatusCode = (int)Take(http.Request, name, content.ToArray());
        }
    }

    private HttpStatusCode Take(HttpRequest request, string name, byte[] part)
    {
        if (_faults.TryDequeue(out var fault))
        {
            return fault;
        }

        var range = request.Headers.ContentRange.ToString();
        Ranges.Add(range);
        var sides = range.Replace("bytes ", "", StringComparison.Ordinal).Split('-', '/').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var (from, to, whole) = (sides[0], sides[1], sides[2]);
        var before = _unfinished.TryGetValue(name, out var known) ? known : _unfinished[name] = [];
        var isLast = to + 1 == whole;
        if (request.Headers.ContainsKey("Authorization") || from != before.Count || part.Length != to - from + 1 || (!isLast && part.Length % (320 * 1024) != 0))
        {
            return HttpStatusCode.BadRequest;
        }

        before.AddRange(part);
        if (!isLast)
        {
            return HttpStatusCode.Accepted;
        }

        _files[name] = [.. before];
        _unfinished.Remove(name);
        return HttpStatusCode.Created;
    }
}
