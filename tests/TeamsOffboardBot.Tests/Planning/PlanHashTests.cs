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

        different.Select(steps => PlanHash.Of(steps)).Distinct().Count().ShouldBe(different.Length);
    }

    [Fact]
    public void A_start_is_part_of_what_is_approved_as_the_instant_it_is_wherever_it_was_named()
    {
        var amsterdam = Start.On(new DateTime(2026, 12, 18, 17, 30, 0), TimeZones.Find("Europe/Amsterdam")!);
        var london = Start.On(new DateTime(2026, 12, 18, 16, 30, 0), TimeZones.Find("Europe/London")!);
        var later = Start.On(new DateTime(2026, 12, 18, 17, 31, 0), TimeZones.Find("Europe/Amsterdam")!);

        PlanHash.Of([Step], amsterdam).ShouldNotBe(PlanHash.Of([Step]));
        PlanHash.Of([Step], amsterdam).ShouldBe(PlanHash.Of([Step], london));
        PlanHash.Of([Step], amsterdam).ShouldNotBe(PlanHash.Of([Step], later));
        PlanHash.Of([Step], amsterdam).Value.ShouldBe("139a32843acc0374a3b79ccf7fb19d7c98790cedca6ca4c16d7d36d78dfb69bb");
    }

    [Fact]
    public void The_hash_is_the_same_on_every_machine_and_in_every_version()
    {
        // A request approved before an update must still fit its plan after it.
        PlanHash.Of([Step, Other]).Value.ShouldBe("69663245f81b440d8fb738079f8d73877347a610194f4e90527ea3bff9ebca7a");
    }
}
