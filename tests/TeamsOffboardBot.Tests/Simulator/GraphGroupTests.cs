using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphGroupTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static JsonObject Reference(string id) => new() { ["@odata.id"] = $"https://graph.microsoft.com/v1.0/directoryObjects/{id}" };

    private Task<Answer> LeaveAsync(int group, string user) =>
        Tenant.GraphAsync("DELETE", $"/groups/{SimulatedTenant.GroupId(group)}/members/{user}/$ref");

    [Fact]
    public async Task Memberships_of_mixed_kind_say_what_they_are()
    {
        var answer = await Tenant.GraphAsync("GET", $"/users/{SimulatedTenant.UserId(11)}/memberOf?$select=id,displayName,groupTypes");
        answer.Texts("@odata.type").Distinct().ShouldBe(["#microsoft.graph.group", "#microsoft.graph.directoryRole"], ignoreOrder: true);
        var groups = await Tenant.GraphAsync("GET", $"/users/{SimulatedTenant.UserId(11)}/memberOf/microsoft.graph.group?$select=id");
        groups.Rows.ShouldAllBe(g => !g!.AsObject().ContainsKey("@odata.type"));
    }

    [Fact]
    public async Task Nested_membership_counts_for_the_transitive_reads_only()
    {
        var joni = SimulatedTenant.UserId(6);
        (await Tenant.GraphAsync("GET", $"/users/{joni}/memberOf?$select=id")).Texts("id").ShouldNotContain(SimulatedTenant.GroupId(1));
        (await Tenant.GraphAsync("GET", $"/users/{joni}/transitiveMemberOf?$select=id")).Texts("id").ShouldContain(SimulatedTenant.GroupId(1));
        var ids = await Tenant.GraphAsync("POST", $"/users/{joni}/getMemberObjects", new JsonObject { ["securityEnabledOnly"] = false });
        Texts(ids.Body!["value"]).ShouldContain(SimulatedTenant.GroupId(1));
    }

    [Fact]
    public async Task Leaving_a_group_takes_effect_once()
    {
        (await LeaveAsync(9, Adele)).Status.ShouldBe(204);
        Texts((await Tenant.TruthAsync(Adele))["groups"], "id").ShouldNotContain(SimulatedTenant.GroupId(9));
        var again = await LeaveAsync(9, Adele);
        again.Status.ShouldBe(400);
        again.Message.ShouldStartWith("One or more removed object references do not exist");
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found_in_a_group() =>
        (await LeaveAsync(9, Guid.NewGuid().ToString())).Code.ShouldBe("Request_ResourceNotFound");

    [Fact]
    public async Task Joining_a_group_twice_is_refused()
    {
        var path = $"/groups/{SimulatedTenant.GroupId(10)}/members/$ref";
        (await Tenant.GraphAsync("POST", path, Reference(SimulatedTenant.UserId(33)))).Status.ShouldBe(204);
        var again = await Tenant.GraphAsync("POST", path, Reference(SimulatedTenant.UserId(33)));
        again.Status.ShouldBe(400);
        again.Message.ShouldContain("already exist for the following modified properties: 'members'");
    }

    [Theory]
    [InlineData(12, "Cannot Update a mail-enabled security groups and or distribution list.")]
    [InlineData(13, "Cannot Update a mail-enabled security groups and or distribution list.")]
    [InlineData(14, "Unable to update the specified properties for on-premises mastered")]
    [InlineData(5, "Insufficient privileges to complete the operation.")]
    public async Task Some_groups_cannot_be_left_through_Graph(int group, string reason)
    {
        var member = SimulatedTenant.UserId(group switch { 14 => 10, 13 => 3, _ => 2 });
        var answer = await LeaveAsync(group, member);
        answer.Status.ShouldBeOneOf(400, 403);
        answer.Message.ShouldStartWith(reason);
        Texts((await Tenant.TruthAsync(member))["groups"], "id").ShouldContain(SimulatedTenant.GroupId(group));
    }

    [Fact]
    public async Task The_last_owner_stays()
    {
        var owners = $"/groups/{SimulatedTenant.GroupId(7)}/owners";
        var irvin = SimulatedTenant.UserId(17);
        var refused = await Tenant.GraphAsync("DELETE", $"{owners}/{irvin}/$ref");
        refused.Status.ShouldBe(400);
        refused.Message.ShouldBe("The group must have at least one owner, hence this owner cannot be removed.");

        (await Tenant.GraphAsync("POST", $"{owners}/$ref", Reference(SimulatedTenant.UserId(1)))).Status.ShouldBe(204);
        (await Tenant.GraphAsync("DELETE", $"{owners}/{irvin}/$ref")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_deleted_owner_does_not_count()
    {
        var owners = $"/groups/{SimulatedTenant.GroupId(8)}/owners";
        await Tenant.GraphAsync("DELETE", $"/users/{SimulatedTenant.UserId(1)}");
        (await Tenant.GraphAsync("DELETE", $"{owners}/{Adele}/$ref")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Ids_are_compared_without_regard_to_case() => (await LeaveAsync(9, Adele.ToUpperInvariant())).Status.ShouldBe(204);

    [Fact]
    public async Task Ownership_and_membership_are_left_apart()
    {
        (await LeaveAsync(8, Adele)).Status.ShouldBe(204);
        var campaigns = (await Tenant.TruthAsync(Adele))["groups"]!.AsArray().Single(g => (string)g!["id"]! == SimulatedTenant.GroupId(8))!;
        ((bool)campaigns["member"]!).ShouldBeFalse();
        ((bool)campaigns["owner"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_role_assignable_group_needs_the_permission_of_roles()
    {
        var cecil = SimulatedTenant.UserId(44);
        await Tenant.ControlAsync("permissions", new JsonObject { ["graph"] = new JsonArray("GroupMember.ReadWrite.All") });
        (await LeaveAsync(15, cecil)).Code.ShouldBe("Authorization_RequestDenied");
        await Tenant.ControlAsync("permissions", new JsonObject());
        (await LeaveAsync(15, cecil)).Status.ShouldBe(204);
        Texts((await Tenant.TruthAsync(cecil))["roles"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Dynamic_groups_follow_the_account()
    {
        await Tenant.GraphAsync("PATCH", $"/users/{Adele}", new JsonObject { ["accountEnabled"] = false });
        Texts((await Tenant.TruthAsync(Adele))["groups"], "id").ShouldNotContain(SimulatedTenant.GroupId(5));
    }

    [Fact]
    public async Task A_dynamic_licensing_group_takes_its_licence_when_the_rule_no_longer_fits()
    {
        var allan = SimulatedTenant.UserId(25);
        await Tenant.GraphAsync("PATCH", $"/users/{allan}", new JsonObject { ["department"] = "Marketing" });
        (await Tenant.TruthAsync(allan))["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Groups_are_found_by_what_they_are()
    {
        var unified = await Tenant.GraphAsync("GET", "/groups?$filter=groupTypes/any(c:c eq 'Unified')&$select=displayName");
        unified.Texts("displayName").ShouldBe(["Marketing", "Project Aurora", "Campaigns", "Prototype lab"], ignoreOrder: true);
        var group = (await Tenant.GraphAsync("GET", $"/groups/{SimulatedTenant.GroupId(4)}?$select=assignedLicenses")).Body!;
        ((string)group["assignedLicenses"]![0]!["skuId"]!).ShouldBe(Sku.MicrosoftE3);
    }

    [Fact]
    public async Task Teams_are_joined_where_a_group_has_one() =>
        (await Tenant.GraphAsync("GET", $"/users/{Adele}/joinedTeams")).Texts("displayName").ShouldBe(["Marketing", "Project Aurora"], ignoreOrder: true);

    [Fact]
    public async Task Objects_are_looked_up_by_id()
    {
        var body = new JsonObject { ["ids"] = new JsonArray(Adele, SimulatedTenant.GroupId(9), Guid.NewGuid().ToString()), ["types"] = new JsonArray("user") };
        (await Tenant.GraphAsync("POST", "/directoryObjects/getByIds", body)).Texts("id").ShouldBe([Adele]);
    }
}
