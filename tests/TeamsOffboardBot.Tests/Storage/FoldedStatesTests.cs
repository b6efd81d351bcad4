using System.Runtime.CompilerServices;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>What a process remembers of requests does not grow with their number.</summary>
public sealed class FoldedStatesTests
{
    private readonly FoldedStates _folded = new();

    [Fact]
    public void Of_a_thousand_requests_that_wait_for_people_only_the_latest_stay_in_memory()
    {
        KeepMany(1000);

        Collect();

        _folded.Count.ShouldBeLessThanOrEqualTo(100);
        _folded.Find(RequestId.From("R-999")).ShouldNotBeNull("it was the last");
    }

    [Fact]
    public void A_state_that_somebody_works_with_is_found_however_many_came_after_it()
    {
        var mine = State("R-MINE");
        _folded.Keep(mine);
        KeepMany(1000);

        Collect();

        _folded.Find(mine.Id).ShouldBeSameAs(mine);
    }

    [Fact]
    public void What_is_forgotten_is_gone_at_once()
    {
        var mine = State("R-MINE");
        _folded.Keep(mine);

        _folded.Forget(mine.Id);

        _folded.Find(mine.Id).ShouldBeNull();
    }

    /// <summary>Apart, so that nothing on the stack holds one of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _folded.Keep(State($"R-{i}"));
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static RequestState State(string id) => RequestFold.Apply(null, RequestId.From(id), ARequest.Submitted("block-sign-in"), ARequest.Noon, 1, "head");
}
