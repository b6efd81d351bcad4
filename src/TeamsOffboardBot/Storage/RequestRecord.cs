using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>A row of the requests table in the types the database has.</summary>
internal sealed record RequestRecord
{
    public const string Columns =
        "id AS Id, stage AS Stage, is_open AS IsOpen, leaver_id AS LeaverId, leaver_name AS LeaverName, requester_id AS RequesterId, " +
        "submitted_at AS SubmittedAt, updated_at AS UpdatedAt, next_kind AS NextKind, next_at AS NextAt, seq AS Seq, head AS Head, due_at AS DueAt, kind AS Kind, " +
        "tasks AS Tasks, tasks_since AS TasksSince";

    public string Id { get; init; } = "";

    public string Stage { get; init; } = "";

    public long IsOpen { get; init; }

    public string LeaverId { get; init; } = "";

    public string LeaverName { get; init; } = "";

    public string RequesterId { get; init; } = "";

    public string SubmittedAt { get; init; } = "";

    public string UpdatedAt { get; init; } = "";

    public string? NextKind { get; init; }

    public string? NextAt { get; init; }

    public long Seq { get; init; }

    public string Head { get; init; } = "";

    public string? DueAt { get; init; }

    /// <summary>Null in rows from before there was more than one kind.</summary>
    public string? Kind { get; init; }

    public long? Tasks { get; init; }

    public string? TasksSince { get; init; }

    /// <summary>The open request beside which it was opened; only written with the first event.</summary>
    public string? Beside { get; init; }

    public string? HeadSignature { get; init; }

    /// <summary>The head that an update expects to replace.</summary>
    public string? HeadBefore { get; init; }

    public static RequestRecord Of(RequestState state, DateTimeOffset at) => new()
    {
        Id = state.Id.Value,
        Stage = state.Stage.ToString(),
        IsOpen = state.IsOpen ? 1 : 0,
        LeaverId = state.Leaver.Id.Value,
        LeaverName = StoredText.Of(state.Leaver.DisplayName),
        RequesterId = state.Requester.Id.Value,
        SubmittedAt = Instant.Write(state.SubmittedAt),
        UpdatedAt = Instant.Write(at),
        NextKind = state.Next?.Kind.ToString(),
        NextAt = state.Next is { } next ? Instant.Write(next.At) : null,
        Seq = state.Seq,
        Head = state.Head,
        DueAt = !state.IsClosed ? Instant.Write(at) : null,
        Kind = state.Choices.Kind.ToString(),
        Tasks = state.OpenTasks?.Count,
        TasksSince = state.OpenTasks is { } open ? Instant.Write(open.Since) : null,
    };

    public RequestRow ToRow() => new()
    {
        Id = RequestId.From(Id),
        Kind = Kind is null ? RequestKind.Offboarding : Enum.Parse<RequestKind>(Kind),
        Stage = Enum.Parse<RequestStage>(Stage),
        LeaverId = UserId.From(LeaverId),
        LeaverName = LeaverName,
        RequesterId = UserId.From(RequesterId),
        SubmittedAt = Instant.Read(SubmittedAt),
        UpdatedAt = Instant.Read(UpdatedAt),
        Next = NextKind is not null && NextAt is not null ? new(Enum.Parse<NextMomentKind>(NextKind), Instant.Read(NextAt)) : null,
        DueAt = DueAt is null ? null : Instant.Read(DueAt),
        Tasks = Tasks is { } count && TasksSince is not null ? new((int)count, Instant.Read(TasksSince)) : null,
    };
}
