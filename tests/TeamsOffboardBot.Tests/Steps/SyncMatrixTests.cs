using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Conventions;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>R2: each cell of the table is what the services do.</summary>
public sealed class SyncMatrixTests : ContosoTests
{
    /// <summary>Lee Gu, whom an Active Directory masters.</summary>
    private static readonly UserId Lee = AContoso.User(10);

    /// <summary>Lee has no address but one, so aliases have a test of their own.</summary>
    public static TheoryData<string> Refused => [.. SyncMatrix.Rows.Where(r => r.Value == SyncFate.Refused && r.Key != StepIds.RemoveAliases).Select(r => r.Key.Value)];

    /// <summary>What a test can do to Lee as to anybody: no step that waits for a date, needs another leaver or cannot be read back.</summary>
    public static TheoryData<string> Acting =>
    [
        .. StepLawTests.Cases.Where(c => c.Value.Leaver == AContoso.User(2) && SyncMatrix.Of(c.Key) is SyncFate.Taken or SyncFate.Overwritten)
            .Select(c => c.Key.Value).Except([StepIds.StopForwarding.Value, StepIds.StopAutoReply.Value, StepIds.StopOneDriveReading.Value]),
    ];

    [Theory]
    [MemberData(nameof(Acting))]
    public async Task What_the_cloud_takes_stays_or_is_put_back_by_the_next_synchronisation_as_the_table_says(string id)
    {
        var (snapshot, plan) = await Contoso.PlanAsync(Lee, StepLawTests.Cases[new StepId(id)].Choices);
        if (plan.Step(new StepId(id)) is not { } planned)
        {
            // Lee has nothing of that kind.
            return;
        }

        var step = Contoso.Catalog.Step(planned.Id);
        var context = Context(snapshot, plan, planned);
        await step.ApplyAsync(context, CancellationToken.None);
        await Contoso.LetPassAsync(TimeSpan.FromMinutes(31));

        var reading = await step.InspectAsync(context, CancellationToken.None);
        if (SyncMatrix.Of(planned.Id) == SyncFate.Overwritten)
        {
            reading.ShouldBeOfType<StepReading.Open>();
        }
        else
        {
            reading.ShouldNotBeOfType<StepReading.Open>();
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_cloud_refuses_is_not_planned_and_would_be_refused(string id)
    {
        var choices = AContoso.DeletingAdele with { HideFromAddressLists = true, NamePrefix = "(left)", Aliases = AliasChoice.Remove };
        var snapshot = await Contoso.ReadAsync(Lee, choices);
        Contoso.Get<Planner>().Make(snapshot, choices).Step(new StepId(id)).ShouldBeNull();

        var asOfTheCloud = snapshot with { Account = snapshot.Account with { IsSynced = false, OnPremisesImmutableId = "bGVlZ3U=" } };
        var plan = Contoso.Get<Planner>().Make(asOfTheCloud, choices);
        var context = Context(asOfTheCloud, plan, plan.Step(new StepId(id)).ShouldNotBeNull());

        await Should.ThrowAsync<Microsoft365Fault>(() => Contoso.Catalog.Step(new StepId(id)).ApplyAsync(context, CancellationToken.None));
    }

    [Fact]
    public async Task Addresses_that_Active_Directory_masters_are_refused_and_not_planned()
    {
        SyncMatrix.Of(StepIds.RemoveAliases).ShouldBe(SyncFate.Refused);
        await Should.ThrowAsync<Microsoft365Fault>(() => Contoso.Tenant.Names.RemoveAliasesAsync(Lee.Value, ["lee@contoso.com"], CancellationToken.None));
    }

    [Fact]
    public void What_is_only_for_synchronised_accounts_is_planned_for_no_other()
    {
        foreach (var (snapshot, choices) in Leavers.Many(200))
        {
            foreach (var step in Plans.Make(snapshot, choices).Steps)
            {
                SyncMatrix.IsFor(step.Id, snapshot).ShouldBeTrue(step.Id.Value);
            }
        }
    }

    [Fact]
    public void No_step_asks_but_the_table_whether_an_account_is_synchronised() => Source.Production
        .Where(s => s.Path.Contains("/Steps/", StringComparison.Ordinal) && !s.Path.EndsWith("SyncMatrix.cs", StringComparison.Ordinal))
        .Where(s => s.Root.ToString().Contains("Account.IsSynced", StringComparison.Ordinal))
        .Select(s => s.Path).ShouldBeEmpty();

    private StepContext Context(Snapshot snapshot, Plan plan, PlannedStep step) => new()
    {
        Leaver = snapshot.Account.Person,
        Step = step,
        Request = new RequestId("R-7K3M"),
        Plan = plan,
        Proven = plan.Steps.Select(s => s.Id).ToHashSet(),
        Snapshot = snapshot,
        StartedAt = Contoso.Tenant.Clock.UtcNow,
    };
}
