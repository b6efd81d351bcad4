using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

public sealed partial class WorkflowTests
{
    private static readonly string Workflow = File.ReadAllText(Scripts.PathOf(".github/workflows/ci.yml"));

    [Fact]
    public void Every_action_is_pinned_by_its_commit_and_says_which_version_that_is()
    {
        var uses = Uses().Matches(Workflow).Select(m => m.Groups["action"].Value).ToList();

        uses.Count.ShouldBeGreaterThan(4);
        uses.ShouldAllBe(action => Pinned().IsMatch(action));
    }

    [Fact]
    public void It_may_read_and_nothing_else_and_keeps_no_token()
    {
        Workflow.ShouldContain("permissions:\n  contents: read\n");
        Workflow.ShouldNotContain(": write");
        Workflow.ShouldNotContain("secrets.");
        Workflow.ShouldNotContain("pull_request_target");
        Regex.Count(Workflow, "actions/checkout@", RegexOptions.NonBacktracking).ShouldBe(Regex.Count(Workflow, "persist-credentials: false", RegexOptions.NonBacktracking));
    }

    [Fact]
    public void What_it_runs_is_there()
    {
        var scripts = Script().Matches(Workflow).Select(m => m.Value).ToList();

        scripts.ShouldContain("tests/run.sh");
        scripts.ShouldAllBe(file => File.Exists(Scripts.PathOf(file)));
    }

    [GeneratedRegex(@"uses: (?<action>.+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(tests|manifest|deployment)/[\w.-]+\.(sh|bicep|json)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Script();
}
