using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Roles, consents and applications: taken by the bot where it may, else named exactly for a person.</summary>
public sealed class RoleAndAppTests : ContosoTests
{
    private static readonly HeldRole Helpdesk = new("assignment-1", "Helpdesk Administrator", "/", IsEligible: false, EndsAt: null);
    private static readonly HeldRole Exchange = new("eligibility-1", "Exchange Administrator", "/administrativeUnits/sales", IsEligible: true, Noon.AddDays(30));

    private static readonly Snapshot Holder = Facts with
    {
        DirectoryRoles = Fact.Of<IReadOnlyList<string>>([Helpdesk.Name, Exchange.Name]),
        HeldRoles = [Helpdesk, Exchange],
    };

    [Theory]
    [InlineData(11, "roles")]
    [InlineData(45, "eligibleRoles")]
    public async Task Active_and_eligible_roles_go(int user, string where)
    {
        var leaver = AContoso.User(user);
        (await Contoso.TruthAsync(leaver))[where]!.AsArray().ShouldNotBeEmpty();

        await ApplyAsync(StepIds.RemoveDirectoryRoles, leaver);

        (await Contoso.TruthAsync(leaver))[where]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Consents_and_app_roles_of_the_person_go_and_those_of_everybody_stay()
    {
        await ApplyAsync(StepIds.RemoveConsents, AContoso.User(2));
        await ApplyAsync(StepIds.RemoveAppRoles, AContoso.User(2));

        var truth = await Contoso.TruthAsync(AContoso.User(2));
        truth["consents"]!.AsArray().ShouldBeEmpty();
        truth["appRoles"]!.AsArray().ShouldBeEmpty();
        (await Contoso.RequestsAsync()).ToJsonString().ShouldNotContain("grant-all-expenses");
    }

    [Fact]
    public async Task What_went_meanwhile_is_no_fault()
    {
        foreach (var id in new[] { StepIds.RemoveConsents, StepIds.RemoveAppRoles })
        {
            var (step, context) = await Contoso.StepAsync(id, AContoso.User(2), AContoso.Standard);
            await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "graph DELETE ", ["status"] = 404, ["times"] = 1, ["when"] = "before", ["effect"] = "happens" }));

            await step.ApplyAsync(context, CancellationToken.None);

            (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>(id.Value);
        }
    }

    [Fact]
    public async Task Applications_that_the_leaver_owns_are_named_because_their_secrets_may_be_known()
    {
        var (snapshot, plan) = await Contoso.PlanAsync(AContoso.User(2), AContoso.Standard);

        var task = plan.Step(StepIds.HandOverApps).ShouldNotBeNull();
        task.IsManual.ShouldBeTrue();
        (await OrderAsync(snapshot, task)).ShouldContain("Campaign metrics");
    }

    [Fact]
    public async Task Unless_the_configuration_says_otherwise_roles_are_a_task_that_names_each_of_them_exactly()
    {
        var snapshot = Holder.With(AGroup("15", "Helpdesk") with { IsRoleAssignable = true });
        var plan = Plans.Make(snapshot, Standard);

        plan.Step(StepIds.RemoveDirectoryRoles).ShouldBeNull();
        plan.Step(StepIds.RemoveAppRoles).ShouldBeNull();
        var order = await OrderAsync(snapshot, plan.Step(StepIds.DirectoryRolesByHand).ShouldNotBeNull());
        order.ShouldContain("Helpdesk Administrator (active)");
        order.ShouldContain("Exchange Administrator (eligible, /administrativeUnits/sales – 2026-12-21)");
        order.ShouldContain("these groups: Helpdesk");
    }

    [Fact]
    public async Task Roles_that_could_not_be_read_are_looked_for_by_a_person()
    {
        var snapshot = Facts with { DirectoryRoles = Fact.Unknown<IReadOnlyList<string>>(Phrase.Of("Rules.Unknown.DirectoryRoles", ("service", "Graph"), ("status", "403"))) };

        (await OrderAsync(snapshot, Plans.Make(snapshot, Standard).Step(StepIds.DirectoryRolesByHand).ShouldNotBeNull())).ShouldContain("could not be read");
        Plans.Make(Facts, Standard).Step(StepIds.DirectoryRolesByHand).ShouldBeNull();
    }

    [Fact]
    public async Task Applications_that_cannot_be_read_are_said_to_be_unknown()
    {
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "oauth2PermissionGrants", ["status"] = 403, ["times"] = 9, ["when"] = "before" }));

        (await Contoso.ReadAsync(AContoso.User(2))).Apps.Unknown!.Key.ShouldBe("Rules.Unknown.Apps.Permission");
    }

    private static async Task<string> OrderAsync(Snapshot snapshot, PlannedStep task)
    {
        var context = new StepContext { Leaver = snapshot.Account.Person, Request = new RequestId("R-7K3M"), Plan = Plans.Make(snapshot, Standard), Step = task, Snapshot = snapshot };
        return WordList.English.Say((await Plans.Catalog.Step(task.Id).InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>().Reason);
    }

    private async Task ApplyAsync(StepId id, UserId leaver)
    {
        var (step, context) = await Contoso.StepAsync(id, leaver, AContoso.Standard);
        await step.ApplyAsync(context, CancellationToken.None);
    }
}
