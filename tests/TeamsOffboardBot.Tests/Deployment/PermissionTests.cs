using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Contracts;
using TeamsOffboardBot.Tests.Steps;
using TeamsOffboardBot.Tests.Steps.Reinstate;
using TeamsOffboardBot.Tests.Steps.Restore;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>deployment/permissions.json is the one list of what the bot is granted: no more than it calls, and no less.</summary>
public sealed class PermissionTests : ContosoTests
{
    private const string Reading = "reading";

    /// <summary>Whoever holds one of these can make anybody, or itself, a Global Administrator.</summary>
    private static readonly string[] AsGoodAsGlobalAdministrator =
    [
        "RoleManagement.ReadWrite.Directory", "AppRoleAssignment.ReadWrite.All", "Application.ReadWrite.All", "Directory.ReadWrite.All",
        "PrivilegedAccess.ReadWrite.AzureAD", "RoleEligibilitySchedule.ReadWrite.Directory", "RoleAssignmentSchedule.ReadWrite.Directory",
        "Global Administrator", "Privileged Role Administrator", "Privileged Authentication Administrator",
    ];

    [Fact]
    public void Every_operation_that_the_code_can_call_rests_on_a_listed_permission() =>
        GraphOperations.All.Select(o => o.Permission).Except(GrantedPermissions.All.Concat(GrantedPermissions.OptIn).Select(p => p.Name)).ShouldBeEmpty();

    [Fact]
    public void Nothing_as_good_as_a_Global_Administrator_is_asked_for_unless_somebody_opts_in()
    {
        GrantedPermissions.All.Select(p => p.Name).Intersect(AsGoodAsGlobalAdministrator).ShouldBeEmpty();
        GrantedPermissions.OptIn.ShouldAllBe(p => p.Risk != null);
    }

    [Fact]
    public void Every_permission_says_why_and_what_for() =>
        GrantedPermissions.All.Concat(GrantedPermissions.OptIn).ShouldAllBe(p => p.Why.Length > 20 && p.NeededBy.Count > 0);

    [Fact]
    public async Task Each_permission_names_the_steps_that_need_it()
    {
        var used = await UsedAsync();

        var listed = GrantedPermissions.All.Concat(GrantedPermissions.OptIn.Where(p => used.ContainsKey((p.List, p.Name)))).ToDictionary(p => (p.List, p.Name), p => string.Join(", ", p.NeededBy.Order(StringComparer.Ordinal)));
        used.ToDictionary(u => u.Key, u => string.Join(", ", u.Value)).ShouldBe(listed, ignoreOrder: true);
    }

    [ContractFact]
    [Trait("Category", "Contract")]
    public void Every_permission_is_one_that_the_published_operations_take()
    {
        var published = OpenApiDocument.Graph().Operations.Values
            .Select(operation => operation["x-app-permissions"])
            .SelectMany(p => new[] { p?["least"], p?["all"] }.OfType<JsonArray>().SelectMany(names => names.Select(n => (string)n!)))
            .ToHashSet(StringComparer.Ordinal);

        Names("graph").Except(published).ShouldBeEmpty();
    }

    private static IEnumerable<string> Names(string list) => GrantedPermissions.All.Where(p => p.List == list).Select(p => p.Name);

    /// <summary>What was called, by whom: the reading before a plan and at a click, and each step on its own.</summary>
    private async Task<Dictionary<(string List, string Name), SortedSet<string>>> UsedAsync()
    {
        Dictionary<(string List, string Name), SortedSet<string>> used = [];
        using (var calls = CallLog.Begin())
        {
            foreach (var number in new[] { 2, 10, 14, 33 })
            {
                await Contoso.ReadAsync(AContoso.User(number));
            }

            await Contoso.Get<PeopleSearch>().FindAsync("adele", CancellationToken.None);
            var approvers = new ApproverPolicy(Contoso.Tenant, Contoso.Get<IOptions<AccessOptions>>());
            await approvers.FindAsync(AContoso.User(5), CancellationToken.None);
            await approvers.ApproversAsync(CancellationToken.None);
            Note(used, calls, Reading);
        }

        foreach (var (id, (leaver, choices)) in StepLawTests.Cases)
        {
            var (step, context) = await StepLawTests.ReadyAsync(Contoso, id, leaver, choices);
            using var calls = CallLog.Begin();
            await step.InspectAsync(context, CancellationToken.None);
            await step.ApplyAsync(context, CancellationToken.None);
            Note(used, calls, id.Value);
            await Contoso.ControlAsync("reset", new { });
        }

        foreach (var id in Reversing.Cases.Keys)
        {
            var (step, context) = await Reversing.PrepareAsync(Contoso, id);
            using var calls = CallLog.Begin();
            await step.InspectAsync(context, CancellationToken.None);
            await step.ApplyAsync(context, CancellationToken.None);
            Note(used, calls, id.Value);
            await Contoso.ControlAsync("reset", new { });
        }

        foreach (var id in RestoringCases.Cases.Keys)
        {
            var (step, context) = await RestoringCases.PrepareAsync(Contoso, id);
            using var calls = CallLog.Begin();
            await step.InspectAsync(context, CancellationToken.None);
            await step.ApplyAsync(context, CancellationToken.None);
            Note(used, calls, id.Value);
            await Contoso.ControlAsync("reset", new { });
        }

        return used;
    }

    private static void Note(Dictionary<(string List, string Name), SortedSet<string>> used, CallLog calls, string by)
    {
        foreach (var permission in calls.Receipts.SelectMany(PermissionsOf).Distinct())
        {
            if (!used.TryGetValue(permission, out var names))
            {
                used.Add(permission, names = new(StringComparer.Ordinal));
            }

            names.Add(by);
        }
    }

    private static IEnumerable<(string List, string Name)> PermissionsOf(CallReceipt call) => call.Permissions.SelectMany<string, (string List, string Name)>(name => name switch
    {
        "Exchange Administrator" or "User Administrator" or "Cloud Device Administrator" => [("entraRoles", name)],
        _ => [(call.Service switch { Microsoft365Service.Graph => "graph", Microsoft365Service.Exchange => "exchange", _ => "sharepoint" }, name)],
    });
}
