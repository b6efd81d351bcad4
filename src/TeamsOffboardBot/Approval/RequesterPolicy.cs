using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// Who may ask for whom (A2, A3). The right comes first: whoever has none learns nothing about the leaver but what the
/// directory shows to everybody, that the account exists or is a guest's.
/// </summary>
public sealed class RequesterPolicy(Tenant tenant, IOptions<AccessOptions> access, IJournal journal)
{
    public async Task<AskAnswer> MayAskAsync(UserId requester, UserId leaver, CancellationToken cancellationToken)
    {
        if (requester.IsSameAs(leaver))
        {
            return new AskAnswer.IsSelf();
        }

        try
        {
            var right = RightAsync(requester, leaver, cancellationToken);
            var user = tenant.Users.GetAsync(leaver.Value, cancellationToken);
            await Task.WhenAll(right, user);
            return await user is { } found
                ? await JudgeAsync(found, await right, cancellationToken)
                : await AbsentAsync(leaver, await right, cancellationToken);
        }
        catch (Microsoft365Fault fault)
        {
            return new AskAnswer.Unknown(UnreadableRight.Because(fault));
        }
    }

    /// <summary>
    /// Who may have an offboarding undone (D4), a deleted account restored (D3) or what is left of an offboarding ended (R8): whoever asked for the
    /// offboarding, HR and the approvers. A manager who is none of these does not know what it was.
    /// </summary>
    /// <param name="offboarding">The one that is gone back to; null when none is known.</param>
    public async Task<AskAnswer> MayAskAgainAsync(UserId requester, Person leaver, RequestState? offboarding, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(leaver);
        if (requester.IsSameAs(leaver.Id))
        {
            return new AskAnswer.IsSelf();
        }

        try
        {
            var groups = GroupsOfPerson.ReadAsync(tenant, requester, cancellationToken);
            var asking = tenant.Users.GetAsync(requester.Value, cancellationToken);
            await Task.WhenAll(groups, asking);
            if (await asking is not { AccountEnabled: not false, IsGuest: false } user || !(offboarding?.Requester.Id.IsSameAs(requester) == true || MayAskForAnybody(await groups)))
            {
                return new AskAnswer.NoRight();
            }

            return await journal.OpenForLeaverAsync(leaver.Id, offboarding?.Id, cancellationToken) is { } open
                ? new AskAnswer.AlreadyOpen(leaver, open.Id)
                : new AskAnswer.Allowed(new Actor(new(user.Id), user.DisplayName), leaver);
        }
        catch (Microsoft365Fault fault)
        {
            return new AskAnswer.Unknown(UnreadableRight.Because(fault));
        }
    }

    /// <summary>Who may ask that a shared mailbox or a forwarding ends (R8): whoever may ask for an offboarding, and whoever asked for this one.</summary>
    public async Task<AskAnswer> MayEndAsync(UserId requester, UserId leaver, RequestState? offboarding, CancellationToken cancellationToken)
    {
        var answer = await MayAskAsync(requester, leaver, cancellationToken);
        return answer is AskAnswer.NoRight && offboarding is not null ? await MayAskAgainAsync(requester, offboarding.Leaver, offboarding, cancellationToken) : answer;
    }

    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<AskingReach> ReachAsync(UserId person, CancellationToken cancellationToken)
    {
        var asking = tenant.Users.GetAsync(person.Value, cancellationToken);
        var groups = GroupsOfPerson.ReadAsync(tenant, person, cancellationToken);
        await Task.WhenAll(asking, groups);
        if (await asking is not { AccountEnabled: not false, IsGuest: false })
        {
            return AskingReach.Nobody;
        }

        return MayAskForAnybody(await groups) ? AskingReach.Anybody
            : (await tenant.Users.DirectReportsAsync(person.Value, cancellationToken)).Count > 0 ? AskingReach.Team
            : AskingReach.Nobody;
    }

    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<bool> MayAskForAnybodyAsync(UserId person, CancellationToken cancellationToken) =>
        MayAskForAnybody(await GroupsOfPerson.ReadAsync(tenant, person, cancellationToken));

    private async Task<AskAnswer> JudgeAsync(GraphUser leaver, Right right, CancellationToken cancellationToken)
    {
        var person = AccountReader.Person(leaver);
        if (leaver.IsGuest)
        {
            return new AskAnswer.IsGuest(person);
        }

        if (right.Holder is not { } requester)
        {
            return new AskAnswer.NoRight();
        }

        if (access.Value.IsProtected(person))
        {
            return new AskAnswer.IsProtected(person);
        }

        return await journal.OpenForLeaverAsync(person.Id, beside: null, cancellationToken) is { } open
            ? new AskAnswer.AlreadyOpen(person, open.Id)
            : new AskAnswer.Allowed(requester, person);
    }

    /// <summary>A deleted account has no manager left to ask for it, so only those hear of it who may ask for anybody.</summary>
    private async Task<AskAnswer> AbsentAsync(UserId leaver, Right right, CancellationToken cancellationToken)
    {
        if (!right.IsForAnybody)
        {
            return new AskAnswer.NotFound();
        }

        var deleted = (await tenant.Users.DeletedUsersAsync("", cancellationToken)).FirstOrDefault(u => leaver.IsSameAs(new(u.Id)));
        return deleted is { DeletedDateTime: { } at } ? new AskAnswer.IsDeleted(AccountReader.Person(deleted), at) : new AskAnswer.NotFound();
    }

    private async Task<Right> RightAsync(UserId requester, UserId leaver, CancellationToken cancellationToken)
    {
        var asking = tenant.Users.GetAsync(requester.Value, cancellationToken);
        var groups = GroupsOfPerson.ReadAsync(tenant, requester, cancellationToken);
        var managers = tenant.Users.ManagerChainAsync(leaver.Value, cancellationToken);
        await Task.WhenAll(asking, groups, managers);
        if (await asking is not { AccountEnabled: not false, IsGuest: false } user)
        {
            return new(Holder: null, IsForAnybody: false);
        }

        var isForAnybody = MayAskForAnybody(await groups);
        var isManager = (await managers).Any(m => requester.IsSameAs(new(m.Id)));
        return new(isForAnybody || isManager ? new Actor(new(user.Id), user.DisplayName) : null, isForAnybody);
    }

    private bool MayAskForAnybody(IReadOnlySet<string> groups) =>
        groups.Contains(access.Value.ApproverGroupId) || (access.Value.RequesterGroupId is { } hr && groups.Contains(hr));

    /// <param name="Holder">Null: no right.</param>
    private sealed record Right(Actor? Holder, bool IsForAnybody);
}
