using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Steps.Reinstate;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps.Reinstate;

public sealed class UndoingTests
{
    [Fact]
    public void Every_step_of_an_offboarding_says_how_it_is_undone_or_that_it_cannot_be() =>
        Plans.Catalog.Of(RequestKind.Offboarding).Select(s => s.Id).ShouldBe(Undoings.All.Keys, ignoreOrder: true);

    [Fact]
    public void Every_step_of_a_reinstatement_undoes_something_and_no_other_step_does() =>
        Undoings.All.Values.SelectMany(u => u.By).Distinct().ShouldBe(Plans.Catalog.Of(RequestKind.Reinstatement).Select(s => s.Id), ignoreOrder: true);

    [Fact]
    public void What_does_not_come_back_is_said_in_words() =>
        Undoings.All.Values.Select(u => u.Lost).OfType<Phrase>().ShouldAllBe(lost => WordList.English.Has(lost.Key));

    [Fact]
    public void Evidence_says_of_every_step_that_takes_something_for_good_that_it_cannot_be_undone()
    {
        var (snapshot, _) = Leavers.Many(1).First();
        var losing = Undoings.All.Where(u => u.Value.LostOf(snapshot with { JoinedChannels = [] }) is not null).Select(u => u.Key);

        losing.Where(step => !WordList.English.Has($"Evidence.Final.{step}")).ShouldBeEmpty();
    }

    [Fact]
    public void Sign_in_waits_for_all_else_that_the_bot_gives_back_but_what_needs_it()
    {
        StepId[] later = [StepIds.UnblockSignIn, StepIds.OpenMailboxLogon, StepIds.RejoinChannels, StepIds.OwnChannelsAgain];
        var others = Plans.Catalog.Of(RequestKind.Reinstatement).Where(s => s is not ManualTask && !later.Contains(s.Id));

        Plans.Catalog.Step(StepIds.UnblockSignIn).After.ShouldBe(others.Select(s => s.Id), ignoreOrder: true);
    }

    [Fact]
    public void An_offboarding_has_no_step_of_a_reinstatement()
    {
        foreach (var (snapshot, choices) in Leavers.Many(50))
        {
            Plans.Make(snapshot, choices).Steps.ShouldAllBe(s => Plans.Catalog.Step(s.Id).Serves(RequestKind.Offboarding));
        }
    }
}
