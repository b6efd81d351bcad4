using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphLicenceTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static readonly string Grady = SimulatedTenant.UserId(14);

    private Task<Answer> AssignAsync(string user, JsonNode body) => Tenant.GraphAsync("POST", $"/users/{user}/assignLicense", body);

    [Fact]
    public async Task Inherited_licences_say_from_which_group()
    {
        var user = (await Tenant.GraphAsync("GET", $"/users/{Grady}?$select=licenseAssignmentStates")).Body!;
        var states = user["licenseAssignmentStates"]!.AsArray().ToDictionary(s => (string)s!["skuId"]!, s => (string?)s!["assignedByGroup"]);
        states[Sku.MicrosoftE3].ShouldBe(SimulatedTenant.GroupId(4));
        states[Sku.PowerAutomateFree].ShouldBeNull();
    }

    [Fact]
    public async Task An_inherited_licence_goes_only_with_the_group()
    {
        var refused = await AssignAsync(Grady, Licences([], [Sku.MicrosoftE3]));
        refused.Status.ShouldBe(400);
        refused.Message.ShouldBe("User license is inherited from a group membership and it cannot be removed directly from the user.");

        await Tenant.GraphAsync("DELETE", $"/groups/{SimulatedTenant.GroupId(4)}/members/{Grady}/$ref");
        Texts((await Tenant.TruthAsync(Grady))["licences"], "skuPartNumber").ShouldBe(["FLOW_FREE"]);
    }

    [Fact]
    public async Task One_wrong_licence_refuses_the_whole_call()
    {
        var refused = await AssignAsync(Adele, Licences([], [Sku.TeamsPhone, Sku.PowerAutomateFree]));
        refused.Message.ShouldBe("User does not have a corresponding license.");
        Texts((await Tenant.TruthAsync(Adele))["licences"], "skuPartNumber").ShouldContain("MCOEV");
    }

    [Theory]
    [InlineData("""{"addLicenses":[]}""")]
    [InlineData("""{"removeLicenses":[]}""")]
    [InlineData("""{"addLicenses":[],"removeLicenses":[],"force":true}""")]
    [InlineData("""{"addLicenses":[{"skuId":"00000000-0000-0000-0000-000000000000"}],"removeLicenses":[]}""")]
    public async Task A_malformed_assignment_is_refused(string body) =>
        (await AssignAsync(Adele, JsonNode.Parse(body)!)).Status.ShouldBe(400);

    [Fact]
    public async Task Seats_are_counted_and_run_out()
    {
        var before = await FreeAsync(Sku.ExchangePlan2);
        before.ShouldBe(2);
        (await AssignAsync(SimulatedTenant.UserId(13), Licences([Sku.ExchangePlan2], []))).Status.ShouldBe(200);
        (await AssignAsync(SimulatedTenant.UserId(33), Licences([Sku.ExchangePlan2], []))).Status.ShouldBe(200);
        (await FreeAsync(Sku.ExchangePlan2)).ShouldBe(0);
        var refused = await AssignAsync(SimulatedTenant.UserId(34), Licences([Sku.ExchangePlan2], []));
        refused.Message.ShouldContain("does not have any available licenses");
    }

    private async Task<int> FreeAsync(string sku)
    {
        var skus = await Tenant.GraphAsync("GET", "/subscribedSkus");
        var row = skus.Rows.Single(s => (string)s!["skuId"]! == sku)!;
        return (int)row["prepaidUnits"]!["enabled"]! - (int)row["consumedUnits"]!;
    }

    [Fact]
    public async Task A_licence_needs_a_usage_location()
    {
        await Tenant.GraphAsync("PATCH", $"/users/{SimulatedTenant.UserId(13)}", new JsonObject { ["usageLocation"] = null });
        var refused = await AssignAsync(SimulatedTenant.UserId(13), Licences([Sku.ExchangePlan1], []));
        refused.Message.ShouldBe("License assignment cannot be done for user with invalid usage location.");
    }

    [Fact]
    public async Task The_phone_number_goes_with_the_phone_licence()
    {
        await RemoveLicencesAsync(Adele, Sku.TeamsPhone);
        (await Tenant.TruthAsync(Adele))["phoneNumber"].ShouldBeNull();
    }

    [Fact]
    public async Task An_exchange_licence_makes_a_mailbox()
    {
        await AssignAsync(SimulatedTenant.UserId(13), Licences([Sku.ExchangePlan1], []));
        ((string)(await Tenant.TruthAsync(SimulatedTenant.UserId(13)))["mailbox"]!["type"]!).ShouldBe("UserMailbox");
    }

    [Fact]
    public async Task Licence_details_name_the_plans()
    {
        var details = await Tenant.GraphAsync("GET", $"/users/{Adele}/licenseDetails?$select=skuPartNumber,servicePlans");
        details.Texts("skuPartNumber").ShouldBe(["SPE_E3", "MCOEV"], ignoreOrder: true);
        details.Rows[0]!["servicePlans"]!.AsArray().ShouldNotBeEmpty();
    }
}
