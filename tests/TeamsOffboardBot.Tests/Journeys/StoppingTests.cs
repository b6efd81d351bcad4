using System.Net;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The operator stops the service in the middle of a run, or asks more of it than it does at once.</summary>
public sealed class StoppingTests
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_bot_told_to_end_lets_its_calls_end_leaves_in_time_and_goes_on_at_the_next_start()
    {
        await using var bot = await BotHost.StartProcessAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.LatencyAsync(graphMs: 700, exchangeMs: 900, sharepointMs: 500);
        var asked = (await bot.CallersAsync()).Count;
        await bot.Nestor.ApprovesAsync();
        await Patience.UntilAsync(async () => (await bot.CallersAsync()).Count >= asked + 3);

        await EndsWellAsync(bot);

        (await bot.CallsAsync()).ShouldAllBe(call => call.Status != 0);
        await GoesOnAsync(bot);
    }

    [Theory]
    [InlineData("graph POST .*revokeSignInSessions", 429, "14")]
    [InlineData("graph PATCH /users/", 503, "9")]
    public async Task Pauses_end_at_once_when_the_bot_is_told_to_end(string match, int status, string retryAfter)
    {
        await using var bot = await BotHost.StartProcessAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.FailTenantAsync(match, status, times: 2, retryAfter);
        var asked = (await bot.CallersAsync()).Count;
        await bot.Nestor.ApprovesAsync();
        await Patience.UntilAsync(async () => (await bot.CallersAsync()).Count >= asked + 2);

        await EndsWellAsync(bot);

        await bot.HealTenantAsync();
        await GoesOnAsync(bot);
    }

    [Fact]
    public async Task Runs_beyond_the_limit_wait_their_turn_but_for_their_lock_out_while_the_chat_answers_and_a_restart_forgets_none()
    {
        await using var bot = await BotHost.StartProcessAsync(settings: ("Runs:ParallelRuns", "1"));
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.AsksForAsync(bot.Patti, "Alex Wilber");
        await bot.Nestor.SeesCardAsync("Alex Wilber");
        await bot.LatencyAsync(graphMs: 400, exchangeMs: 600, sharepointMs: 400);
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.ApprovesAsync();

        await bot.Christie.OpensChatAsync();
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM requests WHERE stage = 'Running'").ShouldBe(2);
        await Patience.UntilAsync(() => RunsBegun(bot, "switch-off-mail-protocols") > 0);
        RunsBegun(bot, "switch-off-mail-protocols").ShouldBe(1);
        // Nobody who must be kept out waits for somebody else's mailbox.
        await Patience.UntilAsync(() => RunsBegun(bot, "sign-out") == 2);
        await bot.KillAsync();
        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await bot.StartProcessAgainAsync();

        await Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM requests WHERE stage = 'WaitingForPeople'") == 2);
    }

    [Fact]
    public async Task A_channel_that_asks_to_come_back_later_does_not_hold_up_the_end_and_gets_its_card_at_the_next_start()
    {
        const string Channel = "19:operations@thread.tacv2";
        await using var bot = await BotHost.StartProcessAsync();
        await bot.Nestor.OpensChatAsync();
        bot.Teams.Gather(Channel, bot.Nestor, bot.Joni);
        await bot.Nestor.SaysInGroupAsync("approvals here", Channel, "channel");
        bot.Teams.FailIn(Channel, HttpStatusCode.TooManyRequests, retryAfter: "20");
        var sent = Sent();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await Patience.UntilAsync(() => Sent() > sent);

        await bot.Process.SignalAsync("TERM");
        (await bot.Process.EndsAsync(InTime)).ShouldBe(0, bot.Process.Output);
        bot.Process.Output.ShouldNotContain("fail:", customMessage: bot.Process.Output);
        bot.Teams.Recover();
        await bot.StartProcessAgainAsync();

        await bot.Teams.WaitForAsync(() => bot.Teams.MessagesIn(Channel).Any(m => m.Card is not null), () => "no card came");
        bot.Teams.MessagesIn(Channel).Count(m => m.Card is not null).ShouldBe(1);

        int Sent() => bot.Teams.Calls.ToList().Count(call => call == $"POST {Channel}");
    }

    private static long RunsBegun(BotHost bot, string step) =>
        bot.Kept.Ask<long>($"SELECT COUNT(DISTINCT request_id) FROM journal WHERE kind = 'step-started' AND public_body LIKE '%\"{step}\"%'");

    private static async Task EndsWellAsync(BotHost bot)
    {
        await bot.Process.SignalAsync("TERM");
        (await bot.Process.EndsAsync(InTime)).ShouldBe(0, bot.Process.Output);
        bot.Process.Output.ShouldNotContain("fail:", customMessage: bot.Process.Output);
        bot.Kept.Ask<string>("SELECT stage FROM requests").ShouldBe("Running");
    }

    private static async Task GoesOnAsync(BotHost bot)
    {
        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await bot.StartProcessAgainAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, output);
    }
}
