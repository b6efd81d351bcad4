using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Approval;

public sealed class RequesterPolicyTests : IAsyncLifetime, IDisposable
{
    private const int Adele = 2;
    private const int Bruno = 20;
    private const int Debra = 21;
    private const int BreakGlass = 12;
    private const int Pradeep = 11;

    private readonly Office _office = new();

    [Theory]
    [InlineData(1, Adele, "her manager")]
    [InlineData(15, Adele, "her manager's manager")]
    [InlineData(4, Adele, "HR")]
    [InlineData(5, Adele, "an approver")]
    [InlineData(6, Adele, "an approver through a group in the group")]
    public async Task Managers_up_the_chain_HR_and_approvers_may_ask(int requester, int leaver, string who)
    {
        var answer = await AskAsync(requester, leaver);

        answer.ShouldBeOfType<AskAnswer.Allowed>(who).Leaver.Id.ShouldBe(AContoso.User(leaver));
    }

    [Theory]
    [InlineData(3, Adele, "a colleague")]
    [InlineData(24, Adele, "a manager of others")]
    [InlineData(Adele, 1, "an employee, for her manager")]
    [InlineData(23, Adele, "a shared mailbox's account")]
    [InlineData(Bruno, Adele, "a guest")]
    [InlineData(24, BreakGlass, "somebody without right, for a protected account")]
    [InlineData(24, Pradeep, "somebody without right, for an administrator")]
    [InlineData(99, Adele, "nobody the tenant knows")]
    public async Task All_others_are_refused_in_the_same_words_whoever_the_leaver_is(int requester, int leaver, string who)
    {
        var answer = await AskAsync(requester, leaver);

        answer.ShouldBeOfType<AskAnswer.NoRight>(who);
        answer.Told!.Args.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a0000000-0000-4000-8000-000000000005")]
    [InlineData("A0000000-0000-4000-8000-000000000005")]
    public async Task Nobody_asks_for_themselves(string id)
    {
        var answer = await _office.Requesters.MayAskAsync(new(id), Office.Nestor, CancellationToken.None);

        answer.ShouldBeOfType<AskAnswer.IsSelf>();
    }

    [Fact]
    public async Task A_manager_whose_own_account_is_blocked_asks_for_nobody()
    {
        await _office.Tenant.Accounts.SetAccountEnabledAsync(Office.Megan.Value, enabled: false, CancellationToken.None);

        (await AskAsync(1, Adele)).ShouldBeOfType<AskAnswer.NoRight>();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(24)]
    public async Task A_guest_is_named_as_guest_as_Teams_shows_to_everybody(int requester)
    {
        (await AskAsync(requester, Bruno)).ShouldBeOfType<AskAnswer.IsGuest>();
    }

    [Fact]
    public async Task Only_those_who_may_ask_for_anybody_hear_that_an_account_was_deleted()
    {
        (await AskAsync(4, Debra)).ShouldBeOfType<AskAnswer.IsDeleted>().Leaver.DisplayName.ShouldBe("Debra Berger");
        (await AskAsync(1, Debra)).ShouldBeOfType<AskAnswer.NotFound>();
        (await AskAsync(1, 98)).ShouldBeOfType<AskAnswer.NotFound>();
        (await AskAsync(4, 98)).ShouldBeOfType<AskAnswer.NotFound>();
    }

    [Fact]
    public async Task Protected_accounts_are_refused_to_those_with_every_right()
    {
        (await AskAsync(5, BreakGlass)).ShouldBeOfType<AskAnswer.IsProtected>();
        (await AskAsync(4, BreakGlass)).ShouldBeOfType<AskAnswer.IsProtected>();
    }

    [Fact]
    public async Task Holders_of_directory_roles_may_be_asked_for()
    {
        (await AskAsync(4, Pradeep)).ShouldBeOfType<AskAnswer.Allowed>();
    }

    [Fact]
    public async Task A_leaver_who_is_in_a_request_is_not_asked_for_twice()
    {
        var open = await _office.AskedAsync();

        (await AskAsync(4, Adele)).ShouldBeOfType<AskAnswer.AlreadyOpen>().Open.ShouldBe(open.Id);
        (await AskAsync(24, Adele)).ShouldBeOfType<AskAnswer.NoRight>();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task What_the_tenant_does_not_tell_is_not_guessed(int status)
    {
        await _office.BreakGraphAsync(status);

        var answer = await AskAsync(1, Adele);

        answer.ShouldBeOfType<AskAnswer.Unknown>();
        WordList.English.Say(answer.Told!).ShouldContain("nothing was done");
    }

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    private Task<AskAnswer> AskAsync(int requester, int leaver) =>
        _office.Requesters.MayAskAsync(AContoso.User(requester), AContoso.User(leaver), CancellationToken.None);
}
