using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class DriveTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private const string Json = "application/json;odata=nometadata";

    private async Task<string> SiteAsync() =>
        (string)(await Tenant.GraphAsync("GET", $"/users/{Adele}/drive/root?$select=sharepointIds")).Body!["sharepointIds"]!["siteUrl"]!;

    private static JsonObject LogonName(string upn) => new() { ["logonName"] = $"i:0#.f|membership|{upn}" };

    private async Task<int> EnsureAsync(string upn) =>
        (int)(await Tenant.SendAsync("POST", await SiteAsync() + "/_api/web/ensureuser", LogonName(upn))).Body!["Id"]!;

    private Task<Answer> MergeAsync(string site, int number, bool isAdmin, params (string Name, string Value)[] headers) =>
        Tenant.SendAsync("POST", $"{site}/_api/web/getuserbyid({number})", new JsonObject { ["IsSiteAdmin"] = isAdmin }, [.. headers, ("Accept", Json)]);

    [Fact]
    public async Task A_site_administrator_is_made_and_read_back()
    {
        var site = await SiteAsync();
        site.ShouldBe($"{Tenant.Address}sharepoint/personal/adele_vance_contoso_com");
        var number = await EnsureAsync("alex.wilber@contoso.com");
        var done = await MergeAsync(site, number, true, ("X-HTTP-Method", "MERGE"), ("IF-MATCH", "*"));
        done.Status.ShouldBe(204);
        var admins = await Tenant.GetAsync($"{site}/_api/web/siteusers?$select=LoginName&$filter=IsSiteAdmin%20eq%20true");
        admins.Texts("LoginName").ShouldContain("i:0#.f|membership|alex.wilber@contoso.com");
        Texts((await Tenant.TruthAsync(Adele))["oneDrive"]!["siteAdmins"]).ShouldBe([AdeleName, "alex.wilber@contoso.com"]);
        await MergeAsync(site, number, false, ("X-HTTP-Method", "MERGE"), ("IF-MATCH", "*"));
        Texts((await Tenant.TruthAsync(Adele))["oneDrive"]!["siteAdmins"]).ShouldBe([AdeleName]);
    }

    [Fact]
    public async Task A_plain_post_is_no_merge()
    {
        var number = await EnsureAsync("alex.wilber@contoso.com");
        (await MergeAsync(await SiteAsync(), number, true)).Status.ShouldBe(405);
        (await MergeAsync(await SiteAsync(), number, true, ("X-HTTP-Method", "MERGE"))).Status.ShouldBe(412);
    }

    [Theory]
    [InlineData("nobody@contoso.com")]
    [InlineData("johanna.lorenz@contoso.com")]
    public async Task A_delegate_without_SharePoint_cannot_be_made_known(string upn)
    {
        var answer = await Tenant.SendAsync("POST", await SiteAsync() + "/_api/web/ensureuser", LogonName(upn));
        answer.Status.ShouldBe(404);
        ((string)answer.Body!["odata.error"]!["code"]!).ShouldStartWith("-2146232832");
    }

    [Theory]
    [InlineData("GET", "/_api/web/sitegroups", 404)]
    [InlineData("GET", "/_api/web/getuserbyid(99)", 404)]
    [InlineData("GET", "/_api/web/siteusers?$filter=Title eq 'x'", 400)]
    [InlineData("GET", "/_api/web/ensureuser", 405)]
    public async Task What_the_site_lacks_is_refused(string method, string path, int status) =>
        (await Tenant.SendAsync(method, await SiteAsync() + path)).Status.ShouldBe(status);

    [Fact]
    public async Task A_token_made_with_a_secret_is_not_accepted()
    {
        var site = await SiteAsync();
        await Tenant.ControlAsync("permissions", new JsonObject { ["sharepointCredential"] = "secret" });
        var answer = await Tenant.GetAsync($"{site}/_api/web");
        answer.Status.ShouldBe(401);
        ((string)answer.Body!["error_description"]!).ShouldBe("Unsupported app only token.");
    }

    [Fact]
    public async Task Without_a_drive_there_is_no_mysite()
    {
        var answer = await Tenant.GraphAsync("GET", $"/users/{SimulatedTenant.UserId(13)}/drive");
        answer.Status.ShouldBe(404);
        answer.Message.ShouldBe("User's mysite not found.");
    }

    [Fact]
    public async Task An_invitation_that_cannot_be_resolved_fails_inside_a_200()
    {
        var drive = (string)(await Tenant.GraphAsync("GET", $"/users/{Adele}/drive?$select=id")).Body!["id"]!;
        var body = new JsonObject
        {
            ["recipients"] = new JsonArray(new JsonObject { ["objectId"] = Alex }, new JsonObject { ["email"] = "nobody@contoso.com" }),
            ["roles"] = new JsonArray("read"),
            ["requireSignIn"] = true,
            ["sendInvitation"] = false,
        };
        var answer = await Tenant.GraphAsync("POST", $"/drives/{drive}/items/root/invite", body);
        answer.Status.ShouldBe(200);
        answer.Rows[0]!["error"].ShouldBeNull();
        ((string)answer.Rows[1]!["error"]!["code"]!).ShouldBe("notFound");
        Texts((await Tenant.TruthAsync(Adele))["oneDrive"]!["permissions"], "user").ShouldBe(["alex.wilber@contoso.com"]);
    }

    [Fact]
    public async Task An_unlicensed_drive_is_read_only_after_sixty_days_and_archived_after_ninety_three()
    {
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        await Tenant.AdvanceAsync("59.00:00:00");
        ((bool)(await Tenant.TruthAsync(Adele))["oneDrive"]!["readOnly"]!).ShouldBeFalse();
        await Tenant.AdvanceAsync("2.00:00:00");
        ((bool)(await Tenant.TruthAsync(Adele))["oneDrive"]!["readOnly"]!).ShouldBeTrue();
        ((bool)(await Tenant.TruthAsync(Adele))["oneDrive"]!["archived"]!).ShouldBeFalse();
        await Tenant.AdvanceAsync("33.00:00:00");
        ((bool)(await Tenant.TruthAsync(Adele))["oneDrive"]!["archived"]!).ShouldBeTrue();
    }
}
