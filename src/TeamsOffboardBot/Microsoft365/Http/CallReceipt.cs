namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>Evidence of one attempt of one call: what was asked (a template without ids), what came back, under which request id.</summary>
public sealed record CallReceipt(
    Microsoft365Service Service,
    string Operation,
    bool IsWrite,
    int Status,
    string RequestId,
    DateTimeOffset At)
{
    /// <summary>What the call rests on: application permissions, and roles where they are not enough.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];
}
