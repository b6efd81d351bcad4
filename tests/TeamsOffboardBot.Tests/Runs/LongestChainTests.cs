using Shouldly;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>Which steps a run waits for the longest.</summary>
public sealed class LongestChainTests
{
    [Fact]
    public void A_step_is_on_the_longest_chain_when_it_or_what_waits_for_it_ends_last()
    {
        var wipe = new SwitchStep("wipe");
        var check = new SwitchStep("check") { After = [wipe.Id] };
        var licences = new SwitchStep("licences") { Needs = [check.Id] };
        var mail = new SwitchStep("mail");
        var rules = new SwitchStep("rules") { After = [mail.Id] };
        var groups = new SwitchStep("groups");

        var longest = LongestChain.Of([groups, rules, licences, check, wipe, mail]);

        longest.ShouldBe([wipe.Id, check.Id, licences.Id], ignoreOrder: true);
    }

    [Fact]
    public void What_is_not_planned_makes_no_chain_longer()
    {
        var absent = new SwitchStep("absent");
        var late = new SwitchStep("late") { After = [absent.Id] };
        var alone = new SwitchStep("alone");

        LongestChain.Of([late, alone]).Count.ShouldBe(2);
        LongestChain.Of([]).ShouldBeEmpty();
    }

    [Fact]
    public void The_lock_out_and_the_longest_chain_are_in_haste_and_a_proof_that_only_the_end_waits_for_may_come_whenever()
    {
        var block = new SwitchStep("block") { IsLockOut = true };
        var signOut = new SwitchStep("sign-out") { IsLockOut = true, After = [block.Id] };
        var wipe = new SwitchStep("wipe");
        var check = new SwitchStep("check") { After = [wipe.Id] };
        var number = new SwitchStep("number");
        var licences = new SwitchStep("licences") { After = [check.Id], Needs = [number.Id] };
        var groups = new SwitchStep("groups");
        var mail = new SwitchStep("mail");
        var letter = new SwitchStep("letter") { After = [mail.Id] };
        var end = new SwitchStep("end") { After = [block.Id, signOut.Id, wipe.Id, check.Id, number.Id, licences.Id, groups.Id, mail.Id, letter.Id] };

        var haste = StepHaste.Of([block, signOut, wipe, check, number, licences, groups, mail, letter, end]);

        haste[block.Id].ShouldBe(new StepHaste(Haste.AtOnce, Haste.AtOnce));
        haste[signOut.Id].ShouldBe(new StepHaste(Haste.AtOnce, Haste.Whenever));
        haste[check.Id].ShouldBe(new StepHaste(Haste.Hurried, Haste.Hurried));
        haste[number.Id].ShouldBe(new StepHaste(Haste.Soon, Haste.Soon), "the longest chain may wait for it");
        haste[mail.Id].ShouldBe(new StepHaste(Haste.Soon, Haste.AtLeisure));
        haste[groups.Id].ShouldBe(new StepHaste(Haste.AtLeisure, Haste.Whenever));
    }
}
