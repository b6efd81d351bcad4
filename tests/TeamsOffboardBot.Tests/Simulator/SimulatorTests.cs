using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

/// <summary>One tenant a class, put back to its beginning before every test.</summary>
public abstract class SimulatorTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>, IAsyncLifetime
{
    protected const string AdeleName = "adele.vance@contoso.com";

    protected static readonly string Adele = SimulatedTenant.UserId(2);
    protected static readonly string Alex = SimulatedTenant.UserId(3);

    protected SimulatedTenant Tenant { get; } = tenant;

    public Task InitializeAsync() => Tenant.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    protected async Task RemoveLicencesAsync(string user, params string[] skus) =>
        (await Tenant.GraphAsync("POST", $"/users/{user}/assignLicense", Licences([], skus))).Status.ShouldBe(200);

    protected static JsonObject Licences(string[] add, string[] remove) => new()
    {
        ["addLicenses"] = new JsonArray([.. add.Select(s => new JsonObject { ["skuId"] = s, ["disabledPlans"] = new JsonArray() })]),
        ["removeLicenses"] = new JsonArray([.. remove.Select(s => (JsonNode)s)]),
    };

    protected Task<Answer> SetMailboxAsync(string identity, string parameter, JsonNode? value) =>
        Tenant.InvokeAsync("Set-Mailbox", new JsonObject { ["Identity"] = identity, [parameter] = value });

    protected static IReadOnlyList<string> Texts(JsonNode? array) => [.. array!.AsArray().Select(t => (string)t!)];

    protected static IReadOnlyList<string> Texts(JsonNode? array, string property) => [.. array!.AsArray().Select(t => (string)t![property]!)];

    protected static class Sku
    {
        public const string MicrosoftE3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
        public const string TeamsPhone = "e43b5b99-8dfb-405f-9987-dc307f34bcbd";
        public const string ExchangePlan1 = "4b9405b0-7788-4568-add1-99614e613b69";
        public const string ExchangePlan2 = "19ec0d23-8335-4cbd-94ac-6050e30712fa";
        public const string PowerAutomateFree = "f30db892-07e9-47e9-837c-80727f46fd3d";
    }
}
