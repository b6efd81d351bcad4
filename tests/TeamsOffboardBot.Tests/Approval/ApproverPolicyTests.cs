using Shouldly;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

public sealed class ApproverPolicyTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(4, false)]
    [InlineData(1, false)]
    [InlineData(15, false)]
    [InlineData(11, false)]
    [InlineData(99, false)]
    public async Task Approvers_are_the_groups_members_and_those_of_groups_within_it(int person, bool isApprover) =>
        (await _office.Approvers.IsApproverAsync(AContoso.User(person), CancellationToken.None)).ShouldBe(isApprover);

    [Fact]
    public async Task All_approvers_are_listed_by_name() =>
        (await _office.Approvers.ApproversAsync(CancellationToken.None)).Select(a => a.Name).ShouldBe(["Joni Sherman", "Nestor Wilke"]);

    [Fact]
    public async Task Who_leaves_the_group_approves_no_more_at_the_next_click()
    {
        (await _office.Approvers.IsApproverAsync(Office.Joni, CancellationToken.None)).ShouldBeTrue();

        await _office.Tenant.Groups.RemoveMemberAsync(AContoso.Group(3), Office.Joni.Value, CancellationToken.None);

        (await _office.Approvers.IsApproverAsync(Office.Joni, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_blocked_account_approves_nothing()
    {
        await _office.Tenant.Accounts.SetAccountEnabledAsync(Office.Nestor.Value, enabled: false, CancellationToken.None);

        (await _office.Approvers.IsApproverAsync(Office.Nestor, CancellationToken.None)).ShouldBeFalse();
        (await _office.Approvers.ApproversAsync(CancellationToken.None)).ShouldNotContain(a => a.Id == Office.Nestor);
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();
}
