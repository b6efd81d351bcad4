using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// What is still to come of an offboarding is called off before a reinstatement undoes anything: when the approved plan was found to be true still, and
/// only if the offboarding has not gone on since. Each step is left out as by its button, so what is called off already is not called off again. From the approval
/// until then, nothing of the offboarding is begun that cannot be undone.
/// </summary>
/// <param name="wake">Somebody must look at that request.</param>
public sealed class CallingOff(IJournal journal, TimeBook time, IConversation conversation, Action<RequestId> wake)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The offboarding that this request undoes; null when it undoes none, or its journal was erased.</summary>
    public async Task<RequestState?> ReadUndoneAsync(RequestState request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Choices.Reinstates is { } undone ? await time.ReadAsync(undone.Of, cancellationToken) : null;
    }

    /// <summary>The reinstatement of this offboarding that people approved and that has not come to an end: until then nothing is begun that cannot be undone.</summary>
    /// <returns>Null also while nobody has approved it. One whose facts changed since stays approved enough to wait for.</returns>
    public async Task<RequestId?> HolderAsync(RequestState offboarding, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offboarding);
        var beside = await journal.OpenForLeaverAsync(offboarding.Leaver.Id, offboarding.Id, cancellationToken);
        return beside is { Kind: RequestKind.Reinstatement }
            && await time.ReadAsync(beside.Id, cancellationToken) is { HasEnded: false } reinstatement
            && reinstatement is { Decision: not null } or { Replacement: { By: null } }
            && reinstatement.Choices.Reinstates?.Of == offboarding.Id
            ? reinstatement.Id
            : null;
    }

    /// <summary>It ended, in whatever way: what waited for that goes on at once. Whoever dies before the request is woken left it due.</summary>
    public async Task LetGoAsync(RequestState reinstatement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reinstatement);
        if (reinstatement is not { HasEnded: true, Choices.Reinstates.Of: var undone })
        {
            return;
        }

        while (await journal.ReadAsync(undone, cancellationToken) is { IsOpen: true } offboarding
            && offboarding.Steps.Where(s => s.HeldBy == reinstatement.Id).Select(s => new RunEvent.StepLetGo(s.Id, reinstatement.Id)).ToList() is { Count: > 0 } letGo)
        {
            if (await journal.AppendAsync(undone, offboarding.Seq, letGo, cancellationToken) is AppendResult.Appended)
            {
                wake(undone);
                conversation.Refresh(undone);
                return;
            }
        }
    }

    /// <summary>For whoever does not hear of the end: soon at first, then ever more seldom, because the journal keeps each look.</summary>
    public static TimeSpan PauseAfter(TimeSpan held) => held < ShortestPause ? ShortestPause : held < LongestPause ? held : LongestPause;

    /// <param name="undone">As it was when the plan was found to be true still.</param>
    /// <returns>False when it went on since.</returns>
    public async Task<bool> CallOffAsync(RequestState reinstatement, RequestState? undone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reinstatement);
        if (undone is not { IsOpen: true } || undone.Steps.Where(s => s.IsStillToCome).ToList() is not { Count: > 0 } open)
        {
            return true;
        }

        var by = reinstatement.Decision!.By;
        var calledOff = open.Select(s => new RunEvent.StepSkipped(s.Id, by.Id) { ByName = by.Name, CalledOffBy = reinstatement.Id, Reason = reinstatement.Id.Value });
        if (await journal.AppendAsync(undone.Id, undone.Seq, [.. calledOff], cancellationToken) is not AppendResult.Appended)
        {
            return false;
        }

        wake(undone.Id);
        conversation.Refresh(undone.Id);
        return true;
    }
}
