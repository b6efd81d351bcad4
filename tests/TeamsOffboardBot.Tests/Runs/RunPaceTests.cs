using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Cards;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Runs;

public sealed class RunPaceTests
{
    [Fact]
    public void A_run_took_from_its_first_start_to_the_last_thing_before_it_waited_for_somebody()
    {
        RunPace.Taken(Run((0, 4), (2, 30), (31, 45), (4000, 4010))).ShouldBe(TimeSpan.FromSeconds(45));
        RunPace.Taken(Run((0, null), (1, 3))).ShouldBe(TimeSpan.FromSeconds(3));
        RunPace.Taken(Run((null, null))).ShouldBeNull();
    }

    [Fact]
    public void What_waited_for_a_person_or_a_date_says_nothing_of_how_long_a_run_takes()
    {
        var run = Run((0, 4), (2, 30), (3, 90_000), (5, 2_400_000));
        var closed = run.Steps[2] with { By = run.Requester };
        var dated = run.Steps[3] with { WaitedUntil = At(2_300_000) };

        RunPace.Taken(run with { Steps = [.. run.Steps.Take(2), closed, dated] }).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void What_is_usual_is_the_middle_of_what_was_measured()
    {
        RunPace.Of([]).ShouldBeNull();
        RunPace.Of([TimeSpan.FromHours(2), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(50)]).ShouldBe(new RunPace(TimeSpan.FromSeconds(50), 3));
    }

    private static RequestState Run(params (int? From, int? To)[] steps) => EveryCard.Request(Facts, Standard, RequestStage.Running) with
    {
        Steps = [.. steps.Select((s, i) => new StepState { Id = new StepId($"step-{i}"), FirstStartedAt = At(s.From), SettledAt = At(s.To) })],
    };

    private static DateTimeOffset? At(int? seconds) => seconds is { } s ? Noon.AddSeconds(s) : null;
}
