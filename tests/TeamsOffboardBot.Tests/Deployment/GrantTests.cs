using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>deployment/grant.sh against a directory on loopback that keeps what it is told, with a stand-in for the Azure CLI that only carries calls.</summary>
public sealed class GrantTests
{
    private static readonly JsonNode Listed = JsonNode.Parse(File.ReadAllText(Scripts.PathOf("deployment/permissions.json")))!;

    private static IEnumerable<string> Wanted => new[] { "graph", "exchange", "sharepoint", "entraRoles" }.SelectMany(s => Listed[s]!.AsArray().Select(e => (string)e!["name"]!));

    private static string OptIn => (string)Listed["optIn"]!.AsArray().First(e => (string?)e!["kind"] == "entraRole")!["name"]!;

    [Fact]
    public async Task Everything_on_the_list_is_given_and_nothing_else()
    {
        await using var directory = await FakeDirectory.StartAsync();

        var (exitCode, output) = await directory.GrantAsync();

        exitCode.ShouldBe(0, output);
        directory.Given.ShouldBe(Wanted, ignoreOrder: true);
    }

    [Fact]
    public async Task A_second_time_gives_nothing_and_says_so()
    {
        await using var directory = await FakeDirectory.StartAsync();
        await directory.GrantAsync();
        var writes = directory.Writes;

        var (exitCode, output) = await directory.GrantAsync();

        exitCode.ShouldBe(0, output);
        directory.Writes.ShouldBe(writes);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(l => l.StartsWith("already there "));
    }

    [Fact]
    public async Task What_if_names_what_is_missing_and_gives_nothing()
    {
        await using var directory = await FakeDirectory.StartAsync();

        var (exitCode, output) = await directory.GrantAsync("--what-if");

        exitCode.ShouldBe(0, output);
        directory.Writes.ShouldBe(0);
        Wanted.ShouldAllBe(name => output.Contains($"would be given {name}"));
    }

    [Fact]
    public async Task What_is_opt_in_is_given_only_when_it_is_named()
    {
        await using var directory = await FakeDirectory.StartAsync();
        await directory.GrantAsync();
        directory.Given.ShouldNotContain(OptIn);

        (await directory.GrantAsync("--opt-in", OptIn)).ExitCode.ShouldBe(0);

        directory.Given.ShouldContain(OptIn);
    }

    [Theory]
    [InlineData("--opt-in", "Global Administrator", "has no 'Global Administrator' under optIn")]
    [InlineData("--principal", "me", "must be the object id")]
    [InlineData("--force", "", "unknown option '--force'")]
    public async Task A_mistake_on_the_command_line_gives_nothing(string option, string value, string expected)
    {
        await using var directory = await FakeDirectory.StartAsync();

        var (exitCode, output) = await directory.GrantAsync(option, value);

        exitCode.ShouldBe(2, output);
        output.ShouldContain(expected);
        directory.Writes.ShouldBe(0);
    }

    [Fact]
    public void The_PowerShell_twin_grants_the_same_lists_to_the_same_services()
    {
        var bash = File.ReadAllText(Scripts.PathOf("deployment/grant.sh"));
        var powerShell = File.ReadAllText(Scripts.PathOf("deployment/grant.ps1"));

        foreach (var word in new[] { "00000003-0000-0000-c000-000000000000", "00000002-0000-0ff1-ce00-000000000000", "00000003-0000-0ff1-ce00-000000000000", "appRoleAssignments", "roleAssignments", "entraRoles", "optIn", "already there", "directoryScopeId" })
        {
            bash.ShouldContain(word);
            powerShell.ShouldContain(word);
        }

        powerShell.ShouldContain("SupportsShouldProcess");
        powerShell.Count(c => c == '{').ShouldBe(powerShell.Count(c => c == '}'));
    }
}
