using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Who cannot sign in loses every proof of identity but the password, and nobody else does.</summary>
public sealed class SignInMethodTests : ContosoTests
{
    private static readonly UserId Adele = AContoso.User(2);

    [Fact]
    public async Task Every_method_but_the_password_goes_and_the_default_one_goes_last()
    {
        var (step, context) = await BlockedAsync();

        await step.ApplyAsync(context, CancellationToken.None);

        Methods(await Contoso.TruthAsync(Adele)).ShouldBe(["password"]);
        var removals = (await Contoso.RequestsAsync()).SelectMany(Operations).Where(o => o.Operation.StartsWith("DELETE", StringComparison.Ordinal)).ToList();
        removals.Count(o => o.Status == 400).ShouldBe(1, "the default method is refused while there are others");
        removals[^1].Operation.ShouldContain("microsoftAuthenticatorMethods");
        removals[^1].Status.ShouldBe(204);
    }

    [Fact]
    public async Task An_account_that_is_not_blocked_keeps_its_methods_and_a_person_is_asked()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.RemoveSignInMethods, Adele, AContoso.Standard);

        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>("a reading may be older than the block");
        var later = context with { StartedAt = context.StartedAt!.Value.AddMinutes(-3) };
        (await step.InspectAsync(later, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>().Reason.Key.ShouldBe("Steps.Reasons.NotBlocked");
        Methods(await Contoso.TruthAsync(Adele)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_reading_older_than_the_block_is_waited_out()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.RemoveSignInMethods, Adele, AContoso.Standard);
        await Contoso.ControlAsync("lag", new { directoryReads = 1 });
        await Contoso.Tenant.Accounts.SetAccountEnabledAsync(Adele.Value, enabled: false, CancellationToken.None);

        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
    }

    [Fact]
    public async Task A_method_that_went_meanwhile_stops_none_of_the_others()
    {
        var (step, context) = await BlockedAsync();
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "DELETE .*/phoneMethods/", ["status"] = 404, ["times"] = 1, ["when"] = "before", ["effect"] = "happens" }));

        await step.ApplyAsync(context, CancellationToken.None);

        Methods(await Contoso.TruthAsync(Adele)).ShouldBe(["password"]);
    }

    [Fact]
    public async Task One_refusal_does_not_keep_the_others()
    {
        var (step, context) = await BlockedAsync();
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "DELETE .*/softwareOathMethods/", ["status"] = 403, ["times"] = 9, ["when"] = "before" }));

        var fault = await Should.ThrowAsync<Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None));

        fault.NeededPermissions.ShouldBe(["UserAuthenticationMethod.ReadWrite.All"]);
        Methods(await Contoso.TruthAsync(Adele)).ShouldBe(["password", "microsoftAuthenticator", "softwareOath"]);
    }

    [Fact]
    public async Task The_snapshot_and_the_evidence_name_kinds_and_no_numbers()
    {
        (await Contoso.ReadAsync(Adele)).SignInMethods.Value.ShouldBe(["microsoftAuthenticator", "phone", "softwareOath"]);
        var (step, context) = await BlockedAsync();

        var reading = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();

        reading.Facts.ToJsonString().ShouldBe("""{"methods":["microsoftAuthenticator","phone","softwareOath"]}""");
    }

    [Fact]
    public async Task A_synchronised_account_is_waited_for_until_Active_Directory_was_heard()
    {
        var (_, plan) = await Contoso.PlanAsync(AContoso.User(10), AContoso.Standard);

        plan.Step(StepIds.RemoveSignInMethods).ShouldNotBeNull();
        foreach (var proof in Contoso.Catalog.Step(StepIds.RemoveSignInMethods).Needs)
        {
            plan.Step(proof).ShouldNotBeNull(proof.Value);
        }
    }

    private async Task<(IOffboardingStep Step, StepContext Context)> BlockedAsync()
    {
        await Contoso.Tenant.Accounts.SetAccountEnabledAsync(Adele.Value, enabled: false, CancellationToken.None);
        return await Contoso.StepAsync(StepIds.RemoveSignInMethods, Adele, AContoso.Standard);
    }

    private static List<string?> Methods(JsonObject truth) => [.. truth["methods"]!.AsArray().Select(m => (string?)m)];

    private static IEnumerable<(string Operation, int Status)> Operations(JsonNode? request) => request!["items"] is JsonArray { Count: > 0 } items
        ? items.Select(i => ((string)i!["operation"]!, (int)i["status"]!))
        : [((string)request["operation"]!, (int)request["status"]!)];
}
