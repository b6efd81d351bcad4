using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Filing;

/// <summary>Which evidence lies in the folder, and up to which event.</summary>
public interface IFiledEvidence
{
    /// <summary>Requests that have ended and whose evidence lies there not at all, or without what happened since; the oldest first.</summary>
    Task<IReadOnlyList<UnfiledRequest>> UnfiledAsync(CancellationToken cancellationToken);

    Task NoteAsync(UnfiledRequest request, CancellationToken cancellationToken);
}

/// <param name="Seq">Of its last event.</param>
public sealed record UnfiledRequest(RequestId Request, long Seq);
