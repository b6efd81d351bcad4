using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class TurnGateTests
{
    [Fact]
    public async Task One_turn_of_a_conversation_waits_for_the_other_and_no_other_conversation_does()
    {
        var gate = new TurnGate();
        var first = await gate.EnterAsync("a", CancellationToken.None);

        var second = gate.EnterAsync("a", CancellationToken.None);
        using (await gate.EnterAsync("b", CancellationToken.None))
        {
            second.IsCompleted.ShouldBeFalse();
        }

        first.Dispose();
        (await second).Dispose();
        (await gate.EnterAsync("a", CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task A_turn_that_gives_up_waiting_leaves_the_gate_as_it_was()
    {
        var gate = new TurnGate();
        using var first = await gate.EnterAsync("a", CancellationToken.None);
        using var hurry = new CancellationTokenSource();
        var second = gate.EnterAsync("a", hurry.Token);

        await hurry.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await gate.EnterAsync("a", CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task A_conversation_gets_one_update_a_second()
    {
        var time = new ManualTimeProvider();
        var pace = new CardPace(time);
        await pace.TakeAsync("a", CancellationToken.None);

        var second = pace.TakeAsync("a", CancellationToken.None);
        var third = pace.TakeAsync("a", CancellationToken.None);
        await pace.TakeAsync("b", CancellationToken.None);
        (second.IsCompleted, third.IsCompleted).ShouldBe((false, false));

        time.Advance(TimeSpan.FromSeconds(1));
        await second;
        third.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await third;
    }
}
