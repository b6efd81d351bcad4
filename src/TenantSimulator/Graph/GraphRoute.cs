using TenantSimulator.Http;

namespace TenantSimulator.Graph;

delegate ServiceReply GraphHandler(GraphCall call);

sealed class GraphRoute(string method, string template, GraphHandler handler)
{
    readonly string[] _segments = template.Split('/');

    public string Method { get; } = method;
    public string Template { get; } = template;
    public GraphHandler Handler { get; } = handler;

    /// <summary>The values bound when the path has this shape; literal segments win over bound ones, so order does not matter.</summary>
    public Dictionary<string, string>? Bind(string[] path)
    {
        if (path.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        for (var i = 0; i < path.Length; i++)
        {
            if (_segments[i].StartsWith('{'))
            {
                values[_segments[i].Trim('{', '}')] = path[i];
            }
            else if (!string.Equals(_segments[i], path[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return values;
    }

    public int Literals => _segments.Count(s => !s.StartsWith('{'));
}

/// <summary>All routes, looked up by method and path.</summary>
sealed class GraphRoutes
{
    readonly List<GraphRoute> _routes = [];

    public IReadOnlyList<GraphRoute> All => _routes;

    public void Map(string method, string template, GraphHandler handler) => _routes.Add(new GraphRoute(method, template, handler));

    public void Get(string template, GraphHandler handler) => Map("GET", template, handler);

    public void Post(string template, GraphHandler handler) => Map("POST", template, handler);

    public void Delete(string template, GraphHandler handler) => Map("DELETE", template, handler);

    /// <summary>The best route for the path, or null; <c>OtherMethod</c> tells a wrong method from an unknown path.</summary>
    public (GraphRoute? Route, Dictionary<string, string> Values, bool OtherMethod) Find(string method, string path)
    {
        var segments = Segments(path);
        var found = _routes
            .Select(r => (Route: r, Values: r.Bind(segments)))
            .Where(m => m.Values is not null)
            .OrderByDescending(m => m.Route.Literals)
            .ToList();
        var match = found.Find(m => m.Route.Method == method);
        return match.Route is null ? (null, [], found.Count > 0) : (match.Route, match.Values!, false);
    }

    /// <summary>Unescaped segments; a key in brackets, as in users('x'), counts as a segment of its own.</summary>
    static string[] Segments(string path) => [.. path.Split('/').SelectMany(segment =>
    {
        var text = Uri.UnescapeDataString(segment);
        var bracket = text.IndexOf("('", StringComparison.Ordinal);
        return bracket > 0 && text.EndsWith("')", StringComparison.Ordinal)
            ? [text[..bracket], text[(bracket + 2)..^2]]
            : new[] { text };
    })];
}
