using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// Writes what people decide. Two who press at once both judge the same state; the journal takes one, and the other judges
/// again what is there now.
/// </summary>
public sealed class RequestBook(IJournal journal, TimeBook time, RunWorker runs, IConversation conversation)
{
    public Task<RequestState?> ReadAsync(RequestId request, CancellationToken cancellationToken) => time.ReadAsync(request, cancellationToken);

    /// <param name="judge">Pure: what to write, or why not. Asked again after every conflict.</param>
    public async Task<DecisionResult> WriteAsync(RequestId request, Func<RequestState, Judgement> judge, CancellationToken cancellationToken)
    {
        while (await time.ReadAsync(request, cancellationToken) is { } state)
        {
            using var span = RunTrace.Decision(state);
            var judgement = judge(state);
            if (judgement is not Judgement.Write write)
            {
                return ((Judgement.Answer)judgement).Result;
            }

            if (await journal.AppendAsync(request, state.Seq, [write.Event], cancellationToken) is AppendResult.Appended appended)
            {
                return Announce(appended.State, write.Told);
            }
        }

        return Refusals.NotFound;
    }

    /// <summary>The first entry of a new request.</summary>
    public async Task<DecisionResult> OpenAsync(RunEvent.RequestSubmitted submitted, RequestIds ids, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await journal.AppendAsync(ids.Next(), expectedSeq: 0, [submitted], cancellationToken))
            {
                case AppendResult.Appended appended:
                    return Announce(appended.State, Submitted(appended.State));
                case AppendResult.LeaverAlreadyOpen already:
                    return Refusals.MayNotAsk(new AskAnswer.AlreadyOpen(submitted.Snapshot.Account.Person, already.Open));
                default:
                    // The id is taken: another one.
                    break;
            }
        }
    }

    /// <summary>To somebody whose request is in the journal and whose answer was lost.</summary>
    public DecisionResult AcceptAgain(RequestState submitted) => Announce(submitted, Submitted(submitted));

    private static Phrase Submitted(RequestState request) => Phrase.Of("Approval.Submitted", ("name", request.Leaver.DisplayName));

    private DecisionResult.Accepted Announce(RequestState state, Phrase told)
    {
        runs.Wake(state.Id);
        conversation.Refresh(state.Id);
        return new(state) { Told = told };
    }
}
