using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>A number is released and read back before the licence goes, or a person does it.</summary>
public sealed class TeamsNumberTests : ContosoTests
{
    private const string Unassign = "graph POST /admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber";

    private static readonly UserId User2 = AContoso.User(2);

    [Fact]
    public async Task The_number_is_released_and_the_order_is_followed_to_its_end()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.ReleaseTeamsNumber, User2, AContoso.Standard);

        await step.ApplyAsync(context, CancellationToken.None);

        (await Contoso.TruthAsync(User2))["phoneNumber"].ShouldBeNull();
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        (await Contoso.RequestsAsync()).ToJsonString().Split("/telephoneNumberManagement/operations/").Length.ShouldBeGreaterThan(2, "asked until it had ended");
    }

    [Fact]
    public async Task An_order_that_Teams_took_and_failed_at_is_a_fault_with_what_Teams_said()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.ReleaseTeamsNumber, User2, AContoso.Standard);
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject
        {
            ["match"] = "telephoneNumberManagement/operations/",
            ["status"] = 200,
            ["body"] = new JsonObject
            {
                ["id"] = "1",
                ["status"] = "failed",
                ["numbers"] = new JsonArray(new JsonObject { ["resourceLocation"] = "14255550102", ["status"] = "failed", ["statusDetail"] = "Number is locked." }),
            },
            ["times"] = 1,
            ["when"] = "before",
        }));

        var fault = await Should.ThrowAsync<Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None));

        fault.Code.ShouldBe(Microsoft365FaultCodes.OperationFailed);
        fault.ServiceMessage.ShouldBe("Number is locked.");
        fault.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refusal_counts_only_while_the_number_is_still_assigned()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.ReleaseTeamsNumber, User2, AContoso.Standard);
        await FaultAsync(Unassign, 400);
        (await Should.ThrowAsync<Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None))).Status.ShouldBe(400);

        var number = (await Contoso.Tenant.Organization.NumbersOfAsync(User2.Value, CancellationToken.None))!.Single();
        await step.ApplyAsync(context, CancellationToken.None);
        await FaultAsync("graph GET .*numberAssignments", 200, new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["telephoneNumber"] = number.TelephoneNumber, ["numberType"] = number.NumberType, ["assignmentTargetId"] = User2.Value }),
        });
        await step.ApplyAsync(context, CancellationToken.None);
        (await Contoso.TruthAsync(User2))["phoneNumber"].ShouldBeNull();
    }

    [Fact]
    public void Licences_wait_for_the_number_and_a_person_looks_where_numbers_cannot_be_read()
    {
        var known = Plans.Make(Facts with { PhoneNumbers = Fact.Of<IReadOnlyList<string>>(["+14255550102"]) }, Standard);
        known.Step(StepIds.ReleaseTeamsNumber).ShouldNotBeNull();
        known.Step(StepIds.CheckCallQueues).ShouldNotBeNull();
        known.Step(StepIds.ReleasePhoneNumber).ShouldBeNull();

        var cloud = Plans.Make(Facts with { PhoneNumbers = Fact.Unknown<IReadOnlyList<string>>(Phrase.Of("Rules.Unknown.PhoneNumbers.Cloud")) }, Standard);
        cloud.Step(StepIds.ReleaseTeamsNumber).ShouldBeNull();
        cloud.Step(StepIds.ReleasePhoneNumber).ShouldNotBeNull().IsManual.ShouldBeTrue();

        var none = Plans.Make(Facts, Standard);
        new[] { StepIds.ReleaseTeamsNumber, StepIds.CheckCallQueues, StepIds.ReleasePhoneNumber }.ShouldAllBe(s => none.Step(s) == null);
    }

    private Task FaultAsync(string match, int status, JsonObject? body = null) => Contoso.ControlAsync(
        "faults",
        new JsonArray(new JsonObject { ["match"] = match, ["status"] = status, ["body"] = body, ["times"] = 1, ["when"] = "before" }));
}
