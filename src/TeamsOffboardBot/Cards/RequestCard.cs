using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>The one card of a request as it stands now: waiting for approval or its start, running, or ended.</summary>
public static class RequestCard
{
    /// <param name="pace">How long such runs take; null where nobody knows.</param>
    public static AdaptiveCard Render(RequestState request, bool forApprover, WordList words, RunPace? pace = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        words = words.About(request.Choices.Kind);
        return request.Stage switch
        {
            RequestStage.AwaitingApproval or RequestStage.LockOutOnly => ApprovalCard.Render(request, forApprover, words),
            RequestStage.Scheduled => ScheduledCard.Render(request, forApprover, words),
            RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate => ProgressCard.Render(request, forApprover, words, pace),
            _ => ResultCard.Render(request, words),
        };
    }
}
