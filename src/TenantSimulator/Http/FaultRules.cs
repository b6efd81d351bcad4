using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TenantSimulator.Http;

/// <summary>
/// A misbehaviour asked for through /_tenant/faults. <c>before</c>: answered without any effect; <c>after</c>: the effect happens and the
/// connection is cut. Status 0 cuts the connection, or never answers (<c>Hangs</c>). <c>Effect = happens</c> lets the effect happen although an error is answered.
/// </summary>
sealed class Fault(Regex match, int status)
{
    public Regex Match { get; } = match;
    public Regex? RequestBody { get; init; }
    public int Status { get; } = status;
    public string? RetryAfter { get; init; }
    public bool After { get; init; }
    public bool EffectHappens { get; init; }
    public JsonNode? Body { get; init; }

    /// <summary>No answer ever comes; the caller has to give up.</summary>
    public bool Hangs { get; init; }

    public int Left { get; set; } = 1;

    public bool Cuts => After || Status == 0;

    public static Fault Parse(JsonObject json)
    {
        var times = (int?)json["times"] ?? 1;
        return new Fault(Pattern((string?)json["match"] ?? throw new FormatException("A fault needs 'match'.")), (int?)json["status"] ?? 0)
        {
            RequestBody = (string?)json["requestBody"] is { } body ? Pattern(body) : null,
            RetryAfter = json["retryAfter"]?.ToString(),
            After = string.Equals((string?)json["when"], "after", StringComparison.OrdinalIgnoreCase),
            EffectHappens = string.Equals((string?)json["effect"], "happens", StringComparison.OrdinalIgnoreCase),
            Body = json["body"]?.DeepClone(),
            Hangs = (bool?)json["hangs"] ?? false,
            Left = times,
        };
    }

    static Regex Pattern(string text) =>
        new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

sealed class FaultRules
{
    readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Pending => _faults;

    public void Add(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    public void Clear() => _faults.Clear();

    /// <summary>The first fault that names the operation, with one use of it spent.</summary>
    public Fault? Take(IEnumerable<string> spellings, JsonNode? body)
    {
        if (_faults.Count == 0)
        {
            return null;
        }

        var names = spellings.ToList();
        var fault = _faults.Find(f => names.Exists(f.Match.IsMatch) && (f.RequestBody?.IsMatch(body?.ToJsonString() ?? "") ?? true));
        if (fault is not null && --fault.Left <= 0)
        {
            _faults.Remove(fault);
        }

        return fault;
    }
}
