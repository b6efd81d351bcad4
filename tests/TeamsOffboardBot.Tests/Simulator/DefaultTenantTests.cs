using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class DefaultTenantTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    [Fact]
    public async Task The_company_has_more_than_forty_people_with_one_at_the_top()
    {
        var people = (await Tenant.GetAsync("/_tenant/users")).Body!.AsArray();
        people.Count.ShouldBeGreaterThan(40);
        (await Tenant.GraphAsync("GET", $"/users/{SimulatedTenant.UserId(15)}/manager")).Status.ShouldBe(404);
        var reports = await Tenant.GraphAsync("GET", $"/users/{SimulatedTenant.UserId(1)}/directReports?$select=userPrincipalName");
        reports.Texts("userPrincipalName").ShouldContain(AdeleName);
    }

    [Fact]
    public async Task Adele_is_the_standard_leaver()
    {
        var adele = await Tenant.TruthAsync(AdeleName);
        Texts(adele["licences"], "skuPartNumber").ShouldBe(["SPE_E3", "MCOEV"], ignoreOrder: true);
        adele["groups"]!.AsArray().Count(g => !(bool)g!["dynamic"]!).ShouldBe(8);
        adele["groups"]!.AsArray().Count(g => (string)g!["kind"]! == "distribution").ShouldBe(2);
        Texts(adele["methods"]).Count.ShouldBe(4);
        adele["mailbox"]!["inboxRules"]!.AsArray().Count(r => !(bool)r!["hidden"]!).ShouldBe(2);
        Texts(adele["mailbox"]!["aliases"]).ShouldBe(["adele@contoso.com"]);
        ((string)adele["mailbox"]!["forwardingSmtpAddress"]!).ShouldBe("adele@fabrikam.com");
        adele["mobileDevices"]!.AsArray().Count.ShouldBe(1);
        ((string)adele["phoneNumber"]!).ShouldNotBeEmpty();
        ((long)adele["oneDrive"]!["sizeBytes"]!).ShouldBe(4L << 30);
    }

    [Theory]
    [InlineData(7, "sizeBytes", "66571993088")]
    [InlineData(8, "litigationHold", "true")]
    [InlineData(9, "archive", "true")]
    [InlineData(23, "type", "SharedMailbox")]
    public async Task Mailboxes_come_in_every_kind(int person, string fact, string value) =>
        (await Tenant.TruthAsync(SimulatedTenant.UserId(person)))["mailbox"]![fact]!.ToString().ShouldBe(value);

    [Fact]
    public async Task Some_have_no_mailbox_and_no_OneDrive()
    {
        var johanna = await Tenant.TruthAsync("johanna.lorenz@contoso.com");
        johanna["mailbox"].ShouldBeNull();
        johanna["oneDrive"].ShouldBeNull();
        (await Tenant.GraphAsync("GET", "/users/johanna.lorenz@contoso.com")).Body!["mail"].ShouldBeNull();
        johanna["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, "security", false, false)]
    [InlineData(5, "security", true, false)]
    [InlineData(6, "microsoft365", false, false)]
    [InlineData(12, "distribution", false, false)]
    [InlineData(13, "mailEnabledSecurity", false, false)]
    [InlineData(14, "security", false, true)]
    [InlineData(16, "security", true, false)]
    public async Task Groups_come_in_every_kind(int number, string kind, bool isDynamic, bool isSynced)
    {
        var groups = (await Tenant.GetAsync("/_tenant/groups")).Body!.AsArray();
        var group = groups.Single(g => (string)g!["id"]! == SimulatedTenant.GroupId(number))!;
        ((string)group["kind"]!).ShouldBe(kind);
        ((bool)group["dynamic"]!).ShouldBe(isDynamic);
        ((bool)group["synced"]!).ShouldBe(isSynced);
    }

    [Fact]
    public async Task Licences_come_directly_and_through_groups()
    {
        var grady = await Tenant.TruthAsync("grady.archie@contoso.com");
        var licences = grady["licences"]!.AsArray().ToDictionary(l => (string)l!["skuPartNumber"]!, l => (string)l!["via"]!);
        licences.ShouldBe(new Dictionary<string, string> { ["SPE_E3"] = "Licensing - Microsoft 365 E3", ["FLOW_FREE"] = "direct" }, ignoreOrder: true);
        var allan = await Tenant.TruthAsync("allan.deyoung@contoso.com");
        Texts(allan["licences"], "via").ShouldBe(["Licensing - Sales (dynamic)"]);
    }

    [Theory]
    [InlineData("debra.berger@contoso.com", 10)]
    [InlineData("enrico.cattaneo@contoso.com", 28)]
    public async Task Deleted_people_are_found_by_name(string name, int days)
    {
        var person = await Tenant.TruthAsync(name);
        ((bool)person["deleted"]!).ShouldBeTrue();
        var since = DateTimeOffset.UtcNow - (DateTimeOffset)person["deletedAt"]!;
        since.TotalDays.ShouldBe(days, 0.1);
    }

    [Fact]
    public async Task The_requester_the_approvers_and_the_protected_account_are_what_the_settings_say()
    {
        var members = await Tenant.GraphAsync("GET", $"/groups/{SimulatedTenant.GroupId(1)}/transitiveMembers/microsoft.graph.user?$select=id");
        members.Texts("id").ShouldBe([SimulatedTenant.UserId(5), SimulatedTenant.UserId(6)], ignoreOrder: true);
        Texts((await Tenant.TruthAsync("breakglass@contoso.com"))["roles"]).ShouldBe(["Global Administrator"]);
        Texts((await Tenant.TruthAsync("pradeep.gupta@contoso.com"))["roles"]).ShouldBe(["Global Administrator"]);
        Texts((await Tenant.TruthAsync("cecil.folk@contoso.com"))["roles"]).ShouldBe(["Helpdesk Administrator"]);
    }

    [Fact]
    public async Task The_only_owner_and_one_of_two_owners_are_there()
    {
        (await Tenant.GraphAsync("GET", $"/groups/{SimulatedTenant.GroupId(7)}/owners?$select=id")).Texts("id").ShouldBe([SimulatedTenant.UserId(17)]);
        (await Tenant.GraphAsync("GET", $"/groups/{SimulatedTenant.GroupId(8)}/owners?$select=id")).Texts("id").ShouldContain(Adele);
    }

    [Fact]
    public async Task Ground_truth_has_every_promised_name()
    {
        var adele = (JsonObject)await Tenant.TruthAsync(Adele);
        string[] names =
        [
            "id", "userPrincipalName", "displayName", "accountEnabled", "deleted", "password", "sessionsRevokedAt", "roles", "groups", "licences",
            "methods", "mailbox", "mobileDevices", "managedDevices", "oneDrive", "phoneNumber",
        ];
        names.ShouldAllBe(n => adele.ContainsKey(n));
        string[] mail =
        [
            "type", "forwardingAddress", "forwardingSmtpAddress", "hiddenFromAddressLists", "litigationHold", "protocols", "fullAccess",
            "sendAs", "autoReply", "inboxRules", "aliases",
        ];
        mail.ShouldAllBe(n => adele["mailbox"]!.AsObject().ContainsKey(n));
        new[] { "siteAdmins", "sharing", "readOnly", "archived" }.ShouldAllBe(n => adele["oneDrive"]!.AsObject().ContainsKey(n));
    }
}
