using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Offboardings that are over, out of the journal: what came after them may be undone, restored or ended.</summary>
public sealed class Offboardings(IJournal journal)
{
    private const int Latest = 200;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RequestRow>> OverAsync(CancellationToken cancellationToken) =>
        [.. (await journal.RecentAsync(requester: null, Latest, cancellationToken)).Where(r => r is { Kind: RequestKind.Offboarding, Stage: RequestStage.Finished })];

    /// <summary>The last one of this person; null when none is known.</summary>
    public async Task<RequestState?> LastOfAsync(UserId leaver, CancellationToken cancellationToken) =>
        (await OverAsync(cancellationToken)).FirstOrDefault(r => r.LeaverId.IsSameAs(leaver)) is { } row ? await journal.ReadAsync(row.Id, cancellationToken) : null;
}
