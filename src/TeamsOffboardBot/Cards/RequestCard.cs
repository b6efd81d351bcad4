using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>The one card of a request as it stands now: waiting for approval, running, or ended.</summary>
public static class RequestCard
{
    public static AdaptiveCard Render(RequestState request, bool forApprover, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Stage switch
        {
            RequestStage.AwaitingApproval => ApprovalCard.Render(request, forApprover, words),
            RequestStage.Running or RequestStage.WaitingForPeople => ProgressCard.Render(request, forApprover, words),
            _ => ResultCard.Render(request, words),
        };
    }
}
