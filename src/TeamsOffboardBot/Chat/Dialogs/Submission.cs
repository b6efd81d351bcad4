using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Hands a finished draft to the approvers.</summary>
public sealed class Submission(Decisions decisions, StartReader starts)
{
    public async Task<CardAnswer> SubmitAsync(OffboardDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (starts.Past(draft.Choices!.Start) is { } past)
        {
            return new CardAnswer.Again(draft with { Problem = past });
        }

        using var span = RunTrace.Submission(draft.Trace);
        var result = await decisions.SubmitAsync(draft.Owner, draft.Snapshot!, draft.Choices!, cancellationToken);
        return result switch
        {
            DecisionResult.Accepted accepted => new CardAnswer.Next(draft with { Submitted = accepted.State.Id }),
            _ => new CardAnswer.Again(draft with { Problem = result.Told }),
        };
    }
}
