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

        if (await RoleReader.RolesAsync(tenant, person.Id, cancellationToken) is { Count: > 0 } roles)
        {
            return new AskAnswer.HoldsRoles(person, roles);
        }

        return await journal.OpenForLeaverAsync(person.Id, cancellationToken) is { } open
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
