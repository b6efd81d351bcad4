using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.Drift;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

/// <summary>Facts are read again in a tenant that does not answer everything.</summary>
public sealed class DriftReadingTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    [Theory]
    [InlineData("graph GET /users/a0000000-0000-4000-8000-000000000002")]
    [InlineData("exchange Get-MailboxStatistics")]
    [InlineData("exchange Get-Mailbox$")]
    [InlineData("graph GET /users/.*/manager")]
    [InlineData("graph GET /groups/.*/owners")]
    [InlineData("graph GET /roleManagement")]
    [InlineData("graph POST /users/.*/getMemberObjects")]
    public async Task What_is_not_told_at_the_moment_is_no_change(string match)
    {
        var request = await _office.AskedAsync();
        await _office.ControlAsync("faults", new[] { new { match, status = 503, times = 1000 } });

        (await ReadAsync(request)).ShouldBeOfType<RunEvent.FactsUnreadable>();

        await _office.ControlAsync("faults", Array.Empty<object>());
        (await ReadAsync(request)).ShouldBeOfType<RunEvent.FactsChecked>().Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_may_not_be_read_any_more_is_a_change()
    {
        var request = await _office.AskedAsync();
        await _office.ControlAsync("faults", new[] { new { match = "^exchange Get-Mailbox$", status = 403, times = 1000 } });

        (await ReadAsync(request)).ShouldBeOfType<RunEvent.PlanDrifted>().Differences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_account_that_is_gone_stops_nothing_and_is_told()
    {
        var request = await _office.AskedAsync();
        await _office.ControlAsync("faults", new[] { new { match = $"graph GET /users/{Office.Adele}$", status = 404, times = 1000 } });

        (await ReadAsync(request)).ShouldBeOfType<RunEvent.FactsChecked>().Differences.ShouldHaveSingleItem().Key.ShouldBe("Clearance.Drift.AccountGone");
    }

    [Fact]
    public async Task An_account_that_got_the_address_of_one_that_is_gone_is_left_alone()
    {
        var request = await _office.AskedAsync();
        await _office.Tenant.Accounts.DeleteAsync(Office.Adele.Value, CancellationToken.None);
        await _office.ControlAsync("seed", new { users = new[] { new { userPrincipalName = "adele.vance@contoso.com", displayName = "Adele Vance", has = new { oneDrive = true } } } });
        var namesake = (string)(await _office.NamesakeAsync("adele.vance@contoso.com"))["id"]!;
        namesake.ShouldNotBe(Office.Adele.Value);

        var found = (await ReadAsync(request)).ShouldBeOfType<RunEvent.FactsChecked>();

        found.Differences.Select(d => d.Key).ShouldBe(["Clearance.Drift.AccountGone", "Clearance.Drift.AccountReplaced"]);
        await _office.WriteAsync(request.Id, new RunEvent.RequestApproved(Office.Nestor, request.Plan.Hash) { ByName = "Nestor Wilke" }, found);
        await _office.RunAsync(request.Id);
        (await _office.StateAsync(request.Id)).Step(StepIds.GiveOneDriveAccess)!.Status.ShouldBe(StepStatus.NotApplicable);
        var truth = await _office.NamesakeAsync("adele.vance@contoso.com");
        ((bool)truth["accountEnabled"]!).ShouldBeTrue();
        truth["oneDrive"]!["siteAdmins"]!.AsArray().Select(a => (string)a!).ShouldNotContain("megan.bowen@contoso.com");
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private Task<RunEvent?> ReadAsync(RequestState request) => _office.Get<FactsCheck>().ReadAsync(request, undone: null, CancellationToken.None);
}
