using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>A row of the requests table in the types the database has.</summary>
internal sealed record RequestRecord
{
    public const string Columns =
        "id AS Id, stage AS Stage, is_open AS IsOpen, leaver_id AS LeaverId, leaver_name AS LeaverName, requester_id AS RequesterId, " +
        "submitted_at AS SubmittedAt, updated_at AS UpdatedAt, seq AS Seq, head AS Head";

    public string Id { get; init; } = "";

    public string Stage { get; init; } = "";

    public long IsOpen { get; init; }

    public string LeaverId { get; init; } = "";

    public string LeaverName { get; init; } = "";

    public string RequesterId { get; init; } = "";

    public string SubmittedAt { get; init; } = "";

    public string UpdatedAt { get; init; } = "";

    public long Seq { get; init; }

    public string Head { get; init; } = "";

    public static RequestRecord Of(RequestState state, DateTimeOffset at) => new()
    {
        Id = state.Id.Value,
        Stage = state.Stage.ToString(),
        IsOpen = state.IsOpen ? 1 : 0,
        LeaverId = state.Leaver.Id.Value,
        LeaverName = state.Leaver.DisplayName,
        RequesterId = state.Requester.Id.Value,
        SubmittedAt = Instant.Write(state.SubmittedAt),
        UpdatedAt = Instant.Write(at),
        Seq = state.Seq,
        Head = state.Head,
    };

    public RequestRow ToRow() => new()
    {
        Id = RequestId.From(Id),
        Stage = Enum.Parse<RequestStage>(Stage),
        LeaverId = UserId.From(LeaverId),
        LeaverName = LeaverName,
        RequesterId = UserId.From(RequesterId),
        SubmittedAt = Instant.Read(SubmittedAt),
        UpdatedAt = Instant.Read(UpdatedAt),
    };
}
