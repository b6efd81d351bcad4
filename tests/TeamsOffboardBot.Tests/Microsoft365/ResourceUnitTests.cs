using Shouldly;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class ResourceUnitTests(Simulator.SimulatedTenant tenant) : IClassFixture<Simulator.SimulatedTenant>
{
    /// <summary>What the bot thinks a call takes is what the directory says that it took: thinking less would have it refused, thinking more would make all wait.</summary>
    [Fact]
    public async Task What_a_call_is_counted_for_is_what_the_directory_says_it_took()
    {
        var (user, group) = (Simulator.SimulatedTenant.UserId(1), Simulator.SimulatedTenant.GroupId(9));
        GraphRequest[] requests =
        [
            new(GraphOperations.GetUser, user) { Query = "$select=id" },
            new(GraphOperations.GetUser, user),
            new(GraphOperations.GetUser, user) { Query = "$select=id&$expand=manager($select=id)" },
            new(GraphOperations.ListUsers) { Query = "$select=id&$top=50" },
            new(GraphOperations.ListMemberOf, user) { Query = "$select=id" },
            new(GraphOperations.ListGroupMembers, group) { Query = "$select=id" },
            new(GraphOperations.ListGroupMembers, group),
            new(GraphOperations.ListSubscribedSkus),
            new(GraphOperations.ListPermissionGrants, user),
            new(GraphOperations.GetManager, user) { Query = "$select=id" },
        ];

        foreach (var request in requests)
        {
            var answer = await tenant.GraphAsync("GET", request.RelativeUrl());
            answer.Status.ShouldBe(200, request.RelativeUrl());
            var (budget, units) = request.Call.Costs.ShouldHaveSingleItem(request.RelativeUrl());
            budget.ShouldBe(Budget.Entra);
            $"{units}".ShouldBe(answer.Headers["x-ms-resource-unit"], request.RelativeUrl());
        }
    }
}
