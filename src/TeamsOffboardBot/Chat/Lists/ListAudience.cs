using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Who sees a list, and as what. Whoever is on it sees it without their own line.</summary>
public sealed class ListAudience(ApproverPolicy policy, ApproversToTell approvers, IPeopleBook people)
{
    /// <summary>Those whom the bot can write to, but for who made the list.</summary>
    /// <exception cref="Microsoft365.Microsoft365Fault">The tenant did not say.</exception>
    public async Task<IReadOnlyList<KnownPerson>> ApproversAsync(LeaverList list, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        List<KnownPerson> reachable = [];
        foreach (var approver in await approvers.ReadAsync(cancellationToken))
        {
            if (approver.Id != list.Owner && await people.FindAsync(approver.Id, cancellationToken) is { PersonalChat: not null } known)
            {
                reachable.Add(known);
            }
        }

        return reachable;
    }

    /// <summary>Null: this list is none of theirs, and they are not told that it exists.</summary>
    public async Task<CardAudience?> OfAsync(LeaverList list, UserId person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        return person == list.Owner ? CardAudience.Requester
            : list.Stage is ListStage.Submitted or ListStage.Closed && await policy.IsApproverAsync(person, cancellationToken) ? CardAudience.Approver
            : null;
    }
}
