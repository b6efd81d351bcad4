using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>The approvers of one request: never its requester, never its leaver.</summary>
public sealed class Reviewers(ApproversToTell approvers, IReachPeople reach)
{
    /// <summary>Those whom the bot can write to.</summary>
    /// <exception cref="Microsoft365.Microsoft365Fault">The tenant did not say.</exception>
    public async Task<IReadOnlyList<Actor>> ReachableAsync(UserId requester, UserId leaver, CancellationToken cancellationToken)
    {
        List<Actor> reachable = [];
        foreach (var approver in await approvers.ReadAsync(cancellationToken))
        {
            var isOther = !approver.Id.IsSameAs(requester) && !approver.Id.IsSameAs(leaver);
            if (isOther && await reach.CanReachAsync(approver.Id, cancellationToken))
            {
                reachable.Add(approver);
            }
        }

        return reachable;
    }
}
