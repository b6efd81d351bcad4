using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Simulator;
using TenantSimulator.Exchange;
using TenantSimulator.Graph;
using Xunit;

namespace TeamsOffboardBot.Tests.Contracts;

/// <summary>What the simulator takes and says is what Microsoft publishes.</summary>
[Trait("Category", "Contract")]
public sealed class SimulatorContractTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>
{
    /// <summary>In Microsoft's documentation and not in the excerpt: https://learn.microsoft.com/graph/api/group-list-transitivemembers</summary>
    private static readonly string[] BesideTheExcerpt = ["GET /groups/{group-id}/transitiveMembers"];

    /// <summary>The OneDrive of Adele Vance.</summary>
    private const string Drive = "b!drive02A0mQhZ1xkS7uT3vWbYcEfGhJkLm";

    private static readonly string Adele = SimulatedTenant.UserId(2);

    private static OpenApiDocument Graph => OpenApiDocument.Graph();

    private static JsonObject Exchange =>
        JsonNode.Parse(File.ReadAllText(ContractFactAttribute.PathOf("exchange-cmdlets.json")))!["cmdlets"]!.AsObject();

    private static IEnumerable<GraphType> Types =>
    [
        GraphTypes.User, GraphTypes.Group, GraphTypes.DirectoryRole, GraphTypes.LicenseDetails, GraphTypes.SubscribedSku, GraphTypes.ManagedDevice,
        GraphTypes.Device, GraphTypes.Drive, GraphTypes.DriveItem, GraphTypes.Organization, GraphTypes.Domain, GraphTypes.MailboxSettings,
        GraphTypes.MessageRule, GraphTypes.AppRoleAssignment, GraphTypes.PermissionGrant, GraphTypes.RoleAssignment, GraphTypes.RoleDefinition,
        GraphTypes.RoleEligibility, GraphTypes.RoleEligibilityRequest, GraphTypes.Team, GraphTypes.Event, GraphTypes.Permission, GraphTypes.SharePointSettings,
        GraphTypes.NumberAssignment, GraphTypes.PhoneOperation, GraphTypes.SyncBehavior, .. GraphTypes.SignInMethods,
    ];

    /// <summary>A cast at the end of a path is part of OData, not of the list of paths.</summary>
    private static string WithoutCast(string template) =>
        template.Contains("deletedItems", StringComparison.Ordinal)
            ? template.Replace("microsoft.graph.user", "graph.user", StringComparison.Ordinal)
            : template.Split("/microsoft.graph.group")[0].Split("/microsoft.graph.user")[0].Split("/microsoft.graph.directoryRole")[0];

    [ContractFact]
    public void Every_route_is_a_published_operation() =>
        GraphService.CreateRoutes().All
            .Select(r => WithoutCast($"{r.Method} {r.Template}"))
            .Except(Graph.Operations.Keys)
            .ShouldBe(BesideTheExcerpt);

    [ContractFact]
    public void Every_property_has_its_published_name()
    {
        var document = Graph;
        foreach (var type in Types)
        {
            var published = document.Properties($"microsoft.graph.{type.Name}").Keys.Where(n => !n.StartsWith('@')).ToList();
            type.Properties.Select(p => p.Name).Except(published).ShouldBeEmpty(type.Name);
        }
    }

    [ContractFact]
    public void Every_permission_opens_the_operation_in_Microsofts_list_too()
    {
        var operations = Graph.Operations;
        foreach (var (operation, permissions) in GraphPermissions.ByOperation)
        {
            var published = operations[operation]["x-app-permissions"] as JsonObject ?? [];
            var all = (published["all"] as JsonArray ?? []).Concat(published["least"] as JsonArray ?? []).Select(p => (string)p!);
            permissions.Except(all).ShouldBeEmpty(operation);
        }
    }

    public static TheoryData<string, string> Reads { get; } = new()
    {
        { "/users?$select={user}", "microsoft.graph.user" },
        { $"/users/{Adele}", "microsoft.graph.user" },
        { $"/users/{Adele}/manager", "microsoft.graph.user" },
        { $"/users/{Adele}/licenseDetails", "microsoft.graph.licenseDetails" },
        { $"/users/{Adele}/memberOf/microsoft.graph.group", "microsoft.graph.group" },
        { $"/users/{SimulatedTenant.UserId(11)}/memberOf/microsoft.graph.directoryRole", "microsoft.graph.directoryRole" },
        { $"/users/{Adele}/mailboxSettings", "microsoft.graph.mailboxSettings" },
        { $"/users/{Adele}/mailFolders/inbox/messageRules", "microsoft.graph.messageRule" },
        { $"/users/{Adele}/events", "microsoft.graph.event" },
        { $"/users/{Adele}/drive", "microsoft.graph.drive" },
        { $"/users/{Adele}/drive/root", "microsoft.graph.driveItem" },
        { $"/drives/{Drive}/items/root/children", "microsoft.graph.driveItem" },
        { $"/users/{Adele}/joinedTeams", "microsoft.graph.team" },
        { $"/users/{Adele}/managedDevices", "microsoft.graph.managedDevice" },
        { $"/users/{Adele}/appRoleAssignments", "microsoft.graph.appRoleAssignment" },
        { $"/users/{Adele}/oauth2PermissionGrants", "microsoft.graph.oAuth2PermissionGrant" },
        { $"/users/{Adele}/authentication/phoneMethods", "microsoft.graph.phoneAuthenticationMethod" },
        { $"/users/{Adele}/authentication/softwareOathMethods", "microsoft.graph.softwareOathAuthenticationMethod" },
        { $"/users/{Adele}/authentication/microsoftAuthenticatorMethods", "microsoft.graph.microsoftAuthenticatorAuthenticationMethod" },
        { "/groups", "microsoft.graph.group" },
        { "/devices", "microsoft.graph.device" },
        { "/subscribedSkus", "microsoft.graph.subscribedSku" },
        { "/organization", "microsoft.graph.organization" },
        { "/domains", "microsoft.graph.domain" },
        { "/directoryRoles", "microsoft.graph.directoryRole" },
        { "/roleManagement/directory/roleAssignments?$expand=roleDefinition", "microsoft.graph.unifiedRoleAssignment" },
        { "/roleManagement/directory/roleDefinitions", "microsoft.graph.unifiedRoleDefinition" },
        { "/roleManagement/directory/roleEligibilityScheduleInstances", "microsoft.graph.unifiedRoleEligibilityScheduleInstance" },
        { "/directory/deletedItems/graph.user", "microsoft.graph.user" },
        { "/admin/sharepoint/settings", "microsoft.graph.sharepointSettings" },
        { "/admin/teams/telephoneNumberManagement/numberAssignments", "microsoft.graph.teamsAdministration.numberAssignment" },
    };

    [ContractFact]
    public async Task Every_answer_has_the_published_shape()
    {
        var document = Graph;
        foreach (var row in Reads)
        {
            var (path, schema) = ((string)row[0], (string)row[1]);
            var everything = string.Join(',', GraphTypes.User.Properties.Select(p => p.Name));
            var answer = await tenant.GraphAsync("GET", path.Replace("{user}", everything, StringComparison.Ordinal));
            answer.Status.ShouldBe(200, path);
            var entities = answer.Body!["value"] is JsonArray rows ? rows.ToList() : [answer.Body];
            entities.ShouldNotBeEmpty(path);
            entities.SelectMany(e => document.Problems(e, schema)).ShouldBeEmpty(path);
        }
    }

    [ContractFact]
    public void A_typing_error_or_a_wrong_type_would_be_noticed()
    {
        var document = Graph;
        document.Problems(JsonNode.Parse("""{"acountEnabled":true}"""), "microsoft.graph.user").ShouldNotBeEmpty();
        document.Problems(JsonNode.Parse("""{"accountEnabled":"true"}"""), "microsoft.graph.user").ShouldNotBeEmpty();
        document.Problems(JsonNode.Parse("""{"licenseAssignmentStates":[{"sku":"x"}]}"""), "microsoft.graph.user").ShouldNotBeEmpty();
        document.Problems(JsonNode.Parse("""{"managementState":"sleeping"}"""), "microsoft.graph.managedDevice").ShouldNotBeEmpty();
    }

    [ContractFact]
    public void Every_cmdlet_takes_its_published_parameters()
    {
        var published = Exchange;
        published.Select(c => c.Key).ShouldBe(Cmdlets.ByName.Keys.Except(CmdletsBesideTheExcerpt.All.Keys), ignoreOrder: true);
        foreach (var (name, cmdlet) in Cmdlets.ByName.Where(c => !CmdletsBesideTheExcerpt.All.ContainsKey(c.Key)))
        {
            var parameters = published[name]!["parameters"]!.AsObject();
            foreach (var parameter in cmdlet.Syntax.Parameters)
            {
                var place = $"{name} -{parameter.Name}";
                parameters.ContainsKey(parameter.Name).ShouldBeTrue(place);
                parameter.Type.ShouldBe((string?)parameters[parameter.Name]!["type"], place);
                var values = (parameters[parameter.Name]!["documentedValues"] as JsonArray ?? []).Select(v => (string)v!);
                parameter.Values.Except(values).ShouldBeEmpty(place);
            }
        }
    }

    [Fact]
    public void Cmdlets_beside_the_excerpt_take_their_documented_parameters()
    {
        foreach (var (name, documented) in CmdletsBesideTheExcerpt.All)
        {
            Cmdlets.ByName[name].Syntax.Parameters.Where(p => documented.GetValueOrDefault(p.Name) != p.Type).ShouldBeEmpty(name);
        }
    }

    [ContractFact]
    public void Every_cmdlet_demands_what_one_of_its_published_sets_demands()
    {
        foreach (var (name, cmdlet) in Cmdlets.ByName.Where(c => !CmdletsBesideTheExcerpt.All.ContainsKey(c.Key)))
        {
            var sets = Exchange[name]!["parameterSets"]!.AsObject()
                .Select(s => string.Join(',', s.Value!["mandatory"]!.AsArray().Select(m => (string)m!).Order()))
                .ToHashSet();
            cmdlet.Syntax.Sets.Select(s => string.Join(',', s.Order())).Except(sets).ShouldBeEmpty(name);
        }
    }

    [ContractFact]
    public async Task Exchange_answers_and_errors_have_the_observed_shape()
    {
        var document = OpenApiDocument.Read("exchange-adminapi.observed.json");
        var result = await tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = Adele });
        document.Problems(result.Body, "Result").ShouldBeEmpty();
        var error = await tenant.InvokeAsync("Get-Mailbox", new JsonObject { ["Identity"] = "nobody" });
        error.Status.ShouldBe(404);
        document.Problems(error.Body, "ErrorBody").ShouldBeEmpty();
    }
}
