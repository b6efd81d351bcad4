using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphDirectoryTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    [Fact]
    public async Task A_deleted_person_comes_back_with_groups_licences_and_mailbox()
    {
        var before = await Tenant.TruthAsync(Adele);
        (await Tenant.GraphAsync("DELETE", $"/users/{Adele}")).Status.ShouldBe(204);
        (await Tenant.GraphAsync("GET", $"/users/{Adele}")).Status.ShouldBe(404);
        (await Tenant.GraphAsync("GET", "/directory/deletedItems/graph.user?$select=id")).Texts("id").ShouldContain(Adele);
        var deleted = await Tenant.TruthAsync(AdeleName);
        ((bool)deleted["deleted"]!).ShouldBeTrue();
        ((bool)deleted["mailbox"]!["softDeleted"]!).ShouldBeTrue();

        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{Adele}/restore")).Status.ShouldBe(200);
        var after = await Tenant.TruthAsync(Adele);
        after["groups"]!.ToJsonString().ShouldBe(before["groups"]!.ToJsonString());
        after["licences"]!.ToJsonString().ShouldBe(before["licences"]!.ToJsonString());
        ((bool)after["mailbox"]!["softDeleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task After_thirty_days_a_deleted_person_is_gone()
    {
        await Tenant.AdvanceAsync("1.23:00:00");
        (await Tenant.GetAsync("/_tenant/users/enrico.cattaneo@contoso.com")).Status.ShouldBe(200);
        await Tenant.AdvanceAsync("0.02:00:00");
        (await Tenant.GetAsync("/_tenant/users/enrico.cattaneo@contoso.com")).Status.ShouldBe(404);
        (await Tenant.GetAsync("/_tenant/users/debra.berger@contoso.com")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_taken_name_stops_the_restore_until_another_is_given()
    {
        var debra = SimulatedTenant.UserId(21);
        await Tenant.ControlAsync("seed", JsonNode.Parse("""{"users":[{"userPrincipalName":"debra.berger@contoso.com","displayName":"Debra the Second"}]}""")!);
        var refused = await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore");
        refused.Status.ShouldBe(400);
        ((string)refused.Body!["error"]!["details"]![0]!["target"]!).ShouldBe("userPrincipalName");
        var body = new JsonObject { ["newUserPrincipalName"] = "debra.b@contoso.com", ["autoReconcileProxyConflict"] = true };
        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore", body)).Status.ShouldBe(200);
        ((bool)(await Tenant.TruthAsync("debra.b@contoso.com"))["deleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_taken_address_stops_the_restore_until_it_may_be_dropped()
    {
        var debra = SimulatedTenant.UserId(21);
        var add = new JsonObject { ["@odata.type"] = "#Exchange.GenericHashTable", ["Add"] = new JsonArray("smtp:debra.berger@contoso.com") };
        (await SetMailboxAsync(Alex, "EmailAddresses", add)).Status.ShouldBe(200);
        var refused = await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore");
        ((string)refused.Body!["error"]!["details"]![0]!["target"]!).ShouldBe("proxyAddresses");
        var body = new JsonObject { ["autoReconcileProxyConflict"] = true };
        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore", body)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_name_of_a_deleted_person_is_free_and_stands_behind_their_id()
    {
        var debra = SimulatedTenant.UserId(21);
        var listed = await Tenant.GraphAsync("GET", "/directory/deletedItems/graph.user?$select=id,userPrincipalName");
        listed.Texts("userPrincipalName").ShouldContain($"{debra.Replace("-", "", StringComparison.Ordinal)}debra.berger@contoso.com");

        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore")).Status.ShouldBe(200);
        ((string)(await Tenant.GraphAsync("GET", $"/users/{debra}?$select=userPrincipalName")).Body!["userPrincipalName"]!).ShouldBe("debra.berger@contoso.com");
    }

    [Fact]
    public async Task A_restored_person_needs_a_name_in_a_verified_domain_and_a_seat_for_every_licence()
    {
        var debra = SimulatedTenant.UserId(21);
        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore", new JsonObject { ["newUserPrincipalName"] = "debra@elsewhere.example" })).Status.ShouldBe(400);
        var seats = Enumerable.Range(1, 60).Select(i => (JsonNode)new JsonObject { ["userPrincipalName"] = $"seat{i}@contoso.com", ["displayName"] = $"Seat {i}", ["skus"] = new JsonArray("SPE_E3") });
        await Tenant.ControlAsync("seed", new JsonObject { ["users"] = new JsonArray([.. seats]) });

        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{debra}/restore")).Status.ShouldBe(200);
        (await Tenant.TruthAsync("debra.berger@contoso.com"))["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_deleted_on_premises_comes_back_from_there_alone()
    {
        await Tenant.ControlAsync("on-premises", JsonNode.Parse("""{"user":"lee.gu@contoso.com","deleted":true}""")!);
        await Tenant.AdvanceAsync("00:31:00");
        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{SimulatedTenant.UserId(10)}/restore")).Status.ShouldBe(400);

        await Tenant.ControlAsync("on-premises", JsonNode.Parse("""{"user":"lee.gu@contoso.com","deleted":false}""")!);
        await Tenant.AdvanceAsync("00:31:00");
        ((bool)(await Tenant.TruthAsync("lee.gu@contoso.com"))["deleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_is_not_deleted_cannot_be_restored() =>
        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{Adele}/restore")).Code.ShouldBe("Request_ResourceNotFound");

    [Fact]
    public async Task Roles_are_told_with_their_names()
    {
        var filter = $"$filter=principalId eq '{SimulatedTenant.UserId(11)}'&$expand=roleDefinition";
        var held = await Tenant.GraphAsync("GET", $"/roleManagement/directory/roleAssignments?{filter}");
        ((string)held.Rows.Single()!["roleDefinition"]!["displayName"]!).ShouldBe("Global Administrator");
        var eligible = await Tenant.GraphAsync("GET", $"/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '{SimulatedTenant.UserId(45)}'&$expand=roleDefinition");
        ((string)eligible.Rows.Single()!["roleDefinition"]!["displayName"]!).ShouldBe("Exchange Administrator");
    }

    [Fact]
    public async Task The_organisation_names_its_domains()
    {
        var organisation = (await Tenant.GraphAsync("GET", "/organization")).Rows.Single()!;
        ((string)organisation["id"]!).ShouldBe(SimulatedTenant.TenantId);
        Texts(organisation["verifiedDomains"], "name").ShouldBe(["contoso.com", "contoso.onmicrosoft.com"]);
        (await Tenant.GraphAsync("GET", "/domains")).Texts("id").ShouldBe(["contoso.com", "contoso.onmicrosoft.com"]);
    }

    [Fact]
    public async Task Consents_and_app_roles_are_listed_and_removed()
    {
        var grant = (await Tenant.GraphAsync("GET", $"/users/{Adele}/oauth2PermissionGrants")).Texts("id").Single();
        (await Tenant.GraphAsync("DELETE", $"/oauth2PermissionGrants/{grant}")).Status.ShouldBe(204);
        var role = (await Tenant.GraphAsync("GET", $"/users/{Adele}/appRoleAssignments")).Texts("id").Single();
        (await Tenant.GraphAsync("DELETE", $"/users/{Adele}/appRoleAssignments/{role}")).Status.ShouldBe(204);
        (await Tenant.GraphAsync("GET", $"/users/{Adele}/appRoleAssignments")).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Devices_are_listed_retired_and_disabled()
    {
        var managed = (await Tenant.GraphAsync("GET", $"/users/{Adele}/managedDevices?$select=id,deviceName")).Texts("id");
        managed.Count.ShouldBe(2);
        (await Tenant.GraphAsync("POST", $"/deviceManagement/managedDevices/{managed[0]}/retire")).Status.ShouldBe(204);
        Texts((await Tenant.TruthAsync(Adele))["managedDevices"], "state").ShouldContain("retirePending");
        var registered = (await Tenant.GraphAsync("GET", $"/users/{Adele}/registeredDevices")).Texts("id").Single();
        (await Tenant.GraphAsync("PATCH", $"/devices/{registered}", new JsonObject { ["accountEnabled"] = false })).Status.ShouldBe(204);
        ((bool)(await Tenant.GraphAsync("GET", $"/devices/{registered}")).Body!["accountEnabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_phone_number_is_released_by_an_operation_that_takes_a_while()
    {
        const string numbers = "/admin/teams/telephoneNumberManagement/numberAssignments";
        var mine = await Tenant.GraphAsync("GET", $"{numbers}?$filter=assignmentTargetId eq '{Adele}'");
        var body = new JsonObject { ["telephoneNumber"] = (string)mine.Rows.Single()!["telephoneNumber"]!, ["numberType"] = "callingPlan" };
        var accepted = await Tenant.GraphAsync("POST", $"{numbers}/unassignNumber", body);
        accepted.Status.ShouldBe(202);
        (await Tenant.TruthAsync(Adele))["phoneNumber"].ShouldNotBeNull();

        var location = accepted.Headers["Location"];
        location.ShouldStartWith(Tenant.Address.ToString());
        ((string)(await Tenant.GetAsync(location)).Body!["status"]!).ShouldBe("running");
        ((string)(await Tenant.GetAsync(location)).Body!["status"]!).ShouldBe("succeeded");
        (await Tenant.TruthAsync(Adele))["phoneNumber"].ShouldBeNull();
    }

    [Fact]
    public async Task An_operation_that_nobody_polls_ends_too()
    {
        var body = new JsonObject { ["telephoneNumber"] = "+14255550102", ["numberType"] = "callingPlan" };
        await Tenant.GraphAsync("POST", "/admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber", body);
        await Tenant.AdvanceAsync("00:00:11");
        (await Tenant.TruthAsync(Adele))["phoneNumber"].ShouldBeNull();
    }

    [Fact]
    public async Task A_mailbox_lost_before_the_deletion_does_not_come_back()
    {
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        await Tenant.AdvanceAsync("20.00:00:00");
        await Tenant.GraphAsync("DELETE", $"/users/{Adele}");
        await Tenant.AdvanceAsync("20.00:00:00");
        (await Tenant.GraphAsync("POST", $"/directory/deletedItems/{Adele}/restore")).Status.ShouldBe(200);
        ((bool)(await Tenant.TruthAsync(Adele))["mailbox"]!["softDeleted"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_phone_number_is_released_under_its_own_type_only()
    {
        var body = new JsonObject { ["telephoneNumber"] = "14255550102", ["numberType"] = "directRouting" };
        (await Tenant.GraphAsync("POST", "/admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber", body)).Status.ShouldBe(400);
    }
}
