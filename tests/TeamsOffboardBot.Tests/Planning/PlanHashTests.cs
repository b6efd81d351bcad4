using Shouldly;
using TeamsOffboardBot.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class PlanHashTests
{
    private static readonly PlannedStep Step = new()
    {
        Id = new StepId("leave-groups"),
        Targets = [new StepTarget("g1", "Marketing"), new StepTarget("g2", "VPN users")],
        Parameters = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
    };

    private static readonly PlannedStep Other = new() { Id = new StepId("sign-out") };

    [Fact]
    public void Names_and_the_order_of_targets_and_parameters_do_not_change_the_hash()
    {
        var same = Step with
        {
            Targets = [new StepTarget("g2", "Remote access"), new StepTarget("g1", "Brand")],
            Parameters = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
        };

        PlanHash.Of([same, Other]).ShouldBe(PlanHash.Of([Step, Other]));
    }

    [Fact]
    public void Whatever_is_done_otherwise_changes_the_hash()
    {
        PlannedStep[][] different =
        [
            [Step, Other],
            [Other, Step],
            [Step],
            [Step with { Id = new StepId("leave-licensing-groups") }, Other],
            [Step with { Targets = [Step.Targets[0]] }, Other],
            [Step with { Targets = [.. Step.Targets, new StepTarget("g3", "Brand assets")] }, Other],
            [Step with { Parameters = new Dictionary<string, string> { ["a"] = "1" } }, Other],
            [Step with { Parameters = new Dictionary<string, string> { ["a"] = "1", ["b"] = "3" } }, Other],
            [Step with { Parameters = new Dictionary<string, string> { ["a"] = "1\",\"b\":\"2" } }, Other],
        ];

        different.Select(PlanHash.Of).Distinct().Count().ShouldBe(different.Length);
    }

    [Fact]
    public void The_hash_is_the_same_on_every_machine_and_in_every_version()
    {
        // A request approved before an update must still fit its plan after it.
        PlanHash.Of([Step, Other]).Value.ShouldBe("69663245f81b440d8fb738079f8d73877347a610194f4e90527ea3bff9ebca7a");
    }
}
