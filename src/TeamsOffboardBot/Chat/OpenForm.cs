using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>A form that lies in somebody's chat and may be half filled in.</summary>
/// <param name="ActivityId">The message that shows it.</param>
/// <param name="OpenedAt">The stage the request was at then.</param>
public sealed record OpenForm(string ActivityId, RequestStage OpenedAt)
{
    /// <summary>What is entered there can still be saved: nothing else is drawn over it. Only when the request is decided on is it too late.</summary>
    public bool Stays(RequestState request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.AwaitsApproval || request.Stage == OpenedAt;
    }
}
