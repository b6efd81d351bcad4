using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Who sees a request, and as what. The leaver never does.</summary>
public sealed class Audience(ApproverPolicy policy, Reviewers reviewers, IPeopleBook people)
{
    /// <summary>Approvers who can be reached and may decide: neither the leaver nor the requester.</summary>
    public async Task<IReadOnlyList<KnownPerson>> ApproversAsync(RequestState request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reachable = new List<KnownPerson>();
        foreach (var approver in await reviewers.ReachableAsync(request.Requester.Id, request.Leaver.Id, cancellationToken))
        {
            if (await people.FindAsync(approver.Id, cancellationToken) is { PersonalChat: not null } known)
            {
                reachable.Add(known);
            }
        }

        return reachable;
    }

    /// <summary>Which of them hear of dates and open tasks. A card that could not be brought up to date any more tells that its chat is gone.</summary>
    public async Task<Hearers> HearersAsync(RequestState request, IReadOnlyList<CardCopy> copies, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var able = (await ApproversAsync(request, cancellationToken)).Where(a => !copies.Any(c => c.Person == a.Id && c.IsFinalAcknowledged)).ToList();
        return Hearers.Of(able, [.. request.Approvals.Select(a => a.By.Id)]);
    }

    /// <summary>They removed the bot: until they open the chat again, nothing can be sent to them.</summary>
    public Task LoseAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        return people.ForgetChatAsync(person.Id, cancellationToken);
    }

    /// <summary>Null: this request is none of theirs, and they are not told that it exists.</summary>
    public async Task<CardAudience?> OfAsync(RequestState request, UserId person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return person switch
        {
            _ when person == request.Leaver.Id => null,
            _ when person == request.Requester.Id => CardAudience.Requester,
            _ => await policy.IsApproverAsync(person, cancellationToken) ? CardAudience.Approver : null,
        };
    }
}
