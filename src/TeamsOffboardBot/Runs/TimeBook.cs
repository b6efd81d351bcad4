using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Reads requests as they are by now: what time alone brought about is written first, so that nobody decides on a request
/// that is over or stops a run that has begun.
/// </summary>
public sealed class TimeBook(IJournal journal, IConversation conversation, RequestClock clock)
{
    public async Task<RequestState?> ReadAsync(RequestId request, CancellationToken cancellationToken)
    {
        var state = await journal.ReadAsync(request, cancellationToken);
        while (state is not null && clock.DueNow(state) is { } due)
        {
            var result = await journal.AppendAsync(request, state.Seq, [due], cancellationToken);
            state = result is AppendResult.Appended appended ? appended.State : await journal.ReadAsync(request, cancellationToken);
            conversation.Refresh(request);
        }

        return state;
    }

    /// <summary>When time will bring something to this request; null when it never will.</summary>
    public DateTimeOffset? NextAt(RequestState state) => clock.NextAt(state);
}
