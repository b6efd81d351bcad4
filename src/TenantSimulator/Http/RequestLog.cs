using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

/// <param name="Units">Resource units of the limit of identity and access; 0 where another service counts.</param>
sealed record LoggedItem(string Operation, int Status, int Units);

/// <summary>Status 0: not answered yet, or the connection was cut.</summary>
/// <param name="caller">The same for all requests that came with the same token; says nothing else about it.</param>
sealed class LoggedRequest(int number, DateTimeOffset at, string service, string operation, string caller)
{
    public int Number { get; } = number;
    public int Status { get; private set; }

    /// <summary>When its effects had happened and its answer was ready.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }
    public int Units { get; private set; }
    public List<LoggedItem> Items { get; } = [];

    public void Answered(ServiceReply reply, DateTimeOffset now) => (Status, Units, AnsweredAt) = (reply.Status, reply.Units, now);

    public JsonObject ToJson() => new()
    {
        ["n"] = Number,
        ["at"] = at.ToString("O"),
        ["answeredAt"] = AnsweredAt?.ToString("O"),
        ["service"] = service,
        ["operation"] = operation,
        ["status"] = Status,
        ["units"] = Units,
        ["caller"] = caller,
        ["items"] = new JsonArray([.. Items.Select(i => new JsonObject { ["operation"] = i.Operation, ["status"] = i.Status, ["units"] = i.Units })]),
    };
}

/// <summary>Every HTTP request in the order of arrival.</summary>
sealed class RequestLog
{
    readonly List<LoggedRequest> _requests = [];

    public LoggedRequest Open(DateTimeOffset at, string service, string operation, string caller)
    {
        var request = new LoggedRequest(_requests.Count + 1, at, service, operation, caller);
        _requests.Add(request);
        return request;
    }

    public void Clear() => _requests.Clear();

    public JsonArray ToJson() => new([.. _requests.Select(r => r.ToJson())]);
}
