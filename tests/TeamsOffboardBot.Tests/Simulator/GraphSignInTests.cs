using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphSignInTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static readonly string Base = $"/users/{Adele}/authentication";

    [Fact]
    public async Task All_methods_are_listed_with_their_type()
    {
        var methods = await Tenant.GraphAsync("GET", $"{Base}/methods");
        methods.Texts("@odata.type").ShouldBe(
        [
            "#microsoft.graph.passwordAuthenticationMethod",
            "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod",
            "#microsoft.graph.phoneAuthenticationMethod",
            "#microsoft.graph.softwareOathAuthenticationMethod",
        ]);
    }

    [Fact]
    public async Task The_default_method_goes_last()
    {
        async Task<string> IdAsync(string type) => (await Tenant.GraphAsync("GET", $"{Base}/{type}")).Texts("id")[0];
        var authenticator = $"{Base}/microsoftAuthenticatorMethods/{await IdAsync("microsoftAuthenticatorMethods")}";
        var refused = await Tenant.GraphAsync("DELETE", authenticator);
        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe("badRequest");

        (await Tenant.GraphAsync("DELETE", $"{Base}/phoneMethods/{await IdAsync("phoneMethods")}")).Status.ShouldBe(204);
        (await Tenant.GraphAsync("DELETE", $"{Base}/softwareOathMethods/{await IdAsync("softwareOathMethods")}")).Status.ShouldBe(204);
        (await Tenant.GraphAsync("DELETE", authenticator)).Status.ShouldBe(204);
        Texts((await Tenant.TruthAsync(Adele))["methods"]).ShouldBe(["password"]);
    }

    [Fact]
    public async Task The_common_collection_and_passwords_cannot_delete()
    {
        (await Tenant.GraphAsync("DELETE", $"{Base}/methods/28c10230-6103-485e-b985-444c60001490")).Status.ShouldBeOneOf(404, 405);
        (await Tenant.GraphAsync("DELETE", $"{Base}/passwordMethods/28c10230-6103-485e-b985-444c60001490")).Status.ShouldBeOneOf(404, 405);
    }
}
