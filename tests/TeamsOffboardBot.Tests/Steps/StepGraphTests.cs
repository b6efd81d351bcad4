using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

public sealed class StepGraphTests
{
    [Fact]
    public void A_step_that_is_there_twice_waits_for_nobody_known_or_for_itself_is_named()
    {
        IOffboardingStep[] wrong =
        [
            new Waiting("a", "b"),
            new Waiting("b", "c"),
            new Waiting("c", "a"),
            new Waiting("d", "nowhere"),
            new Waiting("e"),
            new Waiting("e"),
        ];

        var message = Should.Throw<InvalidOperationException>(() => StepGraph.Check(wrong)).Message;

        message.ShouldContain("'e' is there twice.");
        message.ShouldContain("'d' waits for 'nowhere', which does not exist.");
        message.ShouldContain("'a' waits for itself.");
        message.ShouldNotContain("'e' waits");
    }

    [Fact]
    public void A_catalogue_that_forgets_an_ordering_does_not_start()
    {
        IOffboardingStep[] steps = [new Waiting("a"), new Waiting("b", "a"), new Waiting("c")];
        Ordering[] orderings = [new("R0", new("a"), new("b"), IsProof: false), new("R1", new("a"), new("b"), IsProof: true), new("R2", new("a"), new("c"), IsProof: false)];

        var message = Should.Throw<InvalidOperationException>(() => StepGraph.Check(steps, orderings)).Message;

        message.ShouldContain("'b' must need the proof of 'a' (R1).");
        message.ShouldContain("'c' must come after 'a' (R2).");
        message.ShouldNotContain("R0");
    }

    [Fact]
    public void Lock_out_waits_for_nothing()
    {
        foreach (var id in new[] { StepIds.BlockSignIn, StepIds.ResetPassword, StepIds.SignOut, StepIds.JoinBlockGroup, StepIds.WipeMobileMail, StepIds.WipeMobileDevices })
        {
            Plans.Catalog.Step(id).After.ShouldBeEmpty();
            Plans.Catalog.Step(id).Needs.ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_last_sign_out_waits_for_everything_that_waits_for_nobody()
    {
        var last = Plans.Catalog.Step(StepIds.SignOutAtTheEnd);

        last.After.ShouldBe(Plans.Catalog.Of(RequestKind.Offboarding).Where(s => s is not ManualTask && s != last && s.Id != StepIds.DeleteAccount && s.Id != StepIds.StopForwarding && s.Id != StepIds.StopAutoReply && s.Id != StepIds.StopOneDriveReading && s.Id != StepIds.TellNewOwners && !WaitsForPerson(s)).Select(s => s.Id), ignoreOrder: true);
    }

    [Fact]
    public void Only_what_follows_Active_Directory_waits_for_a_person()
    {
        Plans.Catalog.Of(RequestKind.Offboarding).Where(WaitsForPerson).Select(s => s.Id).ShouldBe([StepIds.SignOutAfterActiveDirectory, StepIds.CheckBlockAfterSync, StepIds.RemoveSignInMethods]);
    }

    [Fact]
    public void Every_step_has_a_title_and_says_what_it_does_on_the_approval_card()
    {
        foreach (var step in Plans.Catalog.Steps)
        {
            WordList.English.Has($"Steps.{step.Id}.Title").ShouldBeTrue(step.Id.Value);
            WordList.English.Has($"Steps.{step.Id}.Plan").ShouldBeTrue(step.Id.Value);
        }
    }

    [Fact]
    public void What_a_plan_says_is_filled_from_targets_and_parameters()
    {
        foreach (var step in Leavers.Many(200).SelectMany(l => Plans.Make(l.Snapshot, l.Choices).Steps))
        {
            (string, string)[] args = [("count", $"{step.Targets.Count}"), ("targets", "…"), .. step.Parameters.Select(p => (p.Key, p.Value))];

            WordList.English.Say($"Steps.{step.Id}.Plan", args).ShouldNotContain("{", customMessage: step.Id.Value);
        }
    }

    [Fact]
    public async Task Manual_tasks_say_exactly_what_to_do()
    {
        foreach (var (snapshot, choices) in Leavers.Many(200))
        {
            var plan = Plans.Make(snapshot, choices);
            foreach (var planned in plan.Steps.Where(s => s.IsManual))
            {
                var context = new StepContext { Leaver = snapshot.Account.Person, Request = new RequestId("R-7K3M"), Plan = plan, Step = planned, Snapshot = snapshot };

                var reading = await Plans.Catalog.Step(planned.Id).InspectAsync(context, CancellationToken.None);

                WordList.English.Say(reading.ShouldBeOfType<StepReading.NeedsPerson>().Reason).ShouldNotMatch(@"\{[a-zA-Z]+\}", customMessage: planned.Id.Value);
            }
        }
    }

    private static bool WaitsForPerson(IOffboardingStep step) =>
        step is not ManualTask && step.After.Concat(step.Needs).Any(id => Plans.Catalog.Step(id) is ManualTask);

    private sealed class Waiting(string id, params string[] after) : ManualTask
    {
        public override StepId Id => new(id);

        public override IReadOnlyList<StepId> After => [.. after.Select(a => new StepId(a))];

        protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) => null;

        protected override Phrase Order(StepContext context) => Phrase.Of("Steps.Reasons.NoMailbox");
    }
}
