using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

/// <summary>Whoever changed a restoration or the end of a mailbox that is about something of their own does not decide on it.</summary>
public sealed class OwnGainTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    public Task InitializeAsync() => _office.InitializeAsync();

    [Theory]
    [InlineData(RequestKind.Restoration)]
    [InlineData(RequestKind.Ending)]
    public async Task Who_changed_it_and_has_a_part_in_it_leaves_the_decision_to_another(RequestKind kind)
    {
        var (asked, other) = await AskedAsync(kind, Somebody(Office.Nestor, "Nestor Wilke"));
        var changed = (await ChangeAsync(asked, Office.Nestor, other)).ShouldBeOfType<DecisionResult.Accepted>().State;

        (await ApproveAsync(changed, Office.Nestor)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.OwnGain);

        (await _office.StateAsync(asked.Id)).Stage.ShouldBe(RequestStage.AwaitingApproval);
        (await ApproveAsync(changed, Office.Joni)).ShouldBeOfType<DecisionResult.Accepted>();
    }

    [Theory]
    [InlineData(RequestKind.Restoration)]
    [InlineData(RequestKind.Ending)]
    public async Task Who_has_no_part_in_it_changes_it_and_decides_and_so_does_who_has_one_and_changed_nothing(RequestKind kind)
    {
        var (asked, other) = await AskedAsync(kind, Somebody(Office.Nestor, "Nestor Wilke"));

        var changed = (await ChangeAsync(asked, Office.Joni, other)).ShouldBeOfType<DecisionResult.Accepted>().State;
        changed.Plan.Hash.ShouldNotBe(asked.Plan.Hash);
        (await ApproveAsync(asked, Office.Joni)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.PlanChanged);
        (await ApproveAsync(changed, Office.Nestor)).ShouldBeOfType<DecisionResult.Accepted>();
    }

    [Theory]
    [InlineData(RequestKind.Restoration)]
    [InlineData(RequestKind.Ending)]
    public async Task Who_asked_for_it_changes_nothing(RequestKind kind)
    {
        var (asked, other) = await AskedAsync(kind, Somebody(Office.Alex, "Alex Wilber"), Office.Nestor);

        (await ChangeAsync(asked, Office.Nestor, other)).ShouldBeOfType<DecisionResult.Refused>().Why.ShouldBe(RefusalReason.OwnRequest);
    }

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private static Person Somebody(UserId id, string name) => new() { Id = id, DisplayName = name, UserPrincipalName = $"{id}@contoso.com" };

    /// <summary>With somebody who has a part in it: the user name of the deleted account, or access to the mailbox.</summary>
    /// <returns>The request, and other choices for it.</returns>
    private async Task<(RequestState Asked, Choices Other)> AskedAsync(RequestKind kind, Person concerned, UserId? requester = null)
    {
        var facts = await _office.SnapshotAsync(Office.Adele);
        var (snapshot, choices, other) = kind == RequestKind.Restoration
            ? (facts with { Deleted = new DeletedAccount { DeletedAt = facts.TakenAt, NameHolder = concerned } },
                Choices.ToRestore(new Restoration { NewUserPrincipalName = "adele2@contoso.com" }),
                Choices.ToRestore(new Restoration { Renames = new NewName(concerned.Id, concerned.DisplayName, "other@contoso.com") }))
            : (facts with { Mailbox = Fact.Of(facts.Mailbox.Value! with { Type = MailboxType.Shared, HasOtherHold = false, FullAccess = [concerned.UserPrincipalName], PeopleWithAccess = [concerned] }) },
                Choices.ToEnd(new Ending(), hold: null, new AccountDeletion(0)),
                Choices.ToEnd(new Ending(), hold: null, deletion: null));
        var result = await _office.Decisions.SubmitAsync(requester ?? Office.Patti, snapshot, choices, CancellationToken.None);
        return (result.ShouldBeOfType<DecisionResult.Accepted>().State, other);
    }

    private Task<DecisionResult> ChangeAsync(RequestState seen, UserId by, Choices choices) =>
        _office.Decisions.ChangeChoicesAsync(seen.Id, by, seen.Plan.Hash, choices, CancellationToken.None);

    private Task<DecisionResult> ApproveAsync(RequestState seen, UserId by) =>
        _office.Decisions.ApproveAsync(seen.Id, by, seen.Plan.Hash, CancellationToken.None);
}
