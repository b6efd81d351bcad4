using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

sealed record LoggedItem(string Operation, int Status);

/// <summary>Status 0: not answered yet, or the connection was cut.</summary>
sealed class LoggedRequest(int number, DateTimeOffset at, string service, string operation)
{
    public int Number { get; } = number;
    public int Status { get; set; }
    public List<LoggedItem> Items { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["n"] = Number,
        ["at"] = at.ToString("O"),
        ["service"] = service,
        ["operation"] = operation,
        ["status"] = Status,
        ["items"] = new JsonArray([.. Items.Select(i => new JsonObject { ["operation"] = i.Operation, ["status"] = i.Status })]),
    };
}

/// <summary>Every HTTP request in the order of arrival.</summary>
sealed class RequestLog
{
    readonly List<LoggedRequest> _requests = [];

    public LoggedRequest Open(DateTimeOffset at, string service, string operation)
    {
        var request = new LoggedRequest(_requests.Count + 1, at, service, operation);
        _requests.Add(request);
        return request;
    }

    public void Clear() => _requests.Clear();

    public JsonArray ToJson() => new([.. _requests.Select(r => r.ToJson())]);
}
