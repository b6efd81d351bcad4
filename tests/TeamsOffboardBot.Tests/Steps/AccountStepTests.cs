using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>What else hangs on the account: the people below it, and the id that ties it to another.</summary>
public sealed class AccountStepTests : ContosoTests
{
    private static readonly UserId Christie = AContoso.User(24);
    private static readonly Choices ToMegan = AContoso.Standard with { NewManager = AContoso.User(1) };

    [Fact]
    public async Task Direct_reports_move_only_by_choice_and_are_named_either_way()
    {
        var (snapshot, plan) = await Contoso.PlanAsync(Christie, AContoso.Standard);

        plan.Step(StepIds.MoveDirectReports).ShouldBeNull();
        plan.Findings.ShouldContain(f => f.Text.Key == "Rules.A6.DirectReports" && f.Text.Args["names"].Contains("Allan Deyoung"));
        (await Contoso.PlanAsync(Christie, ToMegan)).Plan.Step(StepIds.MoveDirectReports)!.Targets.Count.ShouldBe(snapshot.DirectReports.Value!.Count);
    }

    [Fact]
    public async Task Whom_Active_Directory_masters_is_left_and_named_and_the_others_move()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.MoveDirectReports, Christie, ToMegan);

        await step.ApplyAsync(context, CancellationToken.None);

        ((string?)(await Contoso.TruthAsync(AContoso.User(25)))["managerId"]).ShouldBe(AContoso.User(1).Value);
        ((string?)(await Contoso.TruthAsync(AContoso.User(27)))["managerId"]).ShouldBe(Christie.Value);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>()
            .Reason.Args.ShouldSatisfyAllConditions(a => a["people"].ShouldBe("Cameron White"), a => a["managerName"].ShouldBe("Megan Bowen"));
    }

    [Fact]
    public async Task Whom_somebody_moved_meanwhile_stays_there()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.MoveDirectReports, Christie, ToMegan);
        await Contoso.Tenant.Users.SetManagerAsync(AContoso.User(25).Value, AContoso.User(15).Value, CancellationToken.None);

        await step.ApplyAsync(context, CancellationToken.None);

        ((string?)(await Contoso.TruthAsync(AContoso.User(25)))["managerId"]).ShouldBe(AContoso.User(15).Value);
    }

    [Fact]
    public async Task Only_a_cloud_account_that_carries_an_on_premises_id_loses_it()
    {
        (await Contoso.PlanAsync(AContoso.User(2), AContoso.Standard)).Plan.Step(StepIds.ClearOnPremisesId).ShouldBeNull();
        (await Contoso.PlanAsync(AContoso.User(10), AContoso.Standard)).Plan.Step(StepIds.ClearOnPremisesId).ShouldBeNull("Active Directory is its master");

        await Contoso.ControlAsync("seed", new { change = new[] { new { user = AContoso.User(2).Value, set = new { onPremisesImmutableId = "q1w2e3r4t5y6u7i8o9p0aQ==" } } } });
        var (step, context) = await Contoso.StepAsync(StepIds.ClearOnPremisesId, AContoso.User(2), AContoso.Standard);
        await step.ApplyAsync(context, CancellationToken.None);

        (await Contoso.ReadAsync(AContoso.User(2))).Account.OnPremisesImmutableId.ShouldBeNull();
    }
}
