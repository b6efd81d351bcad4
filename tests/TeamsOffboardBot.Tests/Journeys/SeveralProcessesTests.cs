using System.Globalization;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Trust;
using TeamsOffboardBot.Tests.Storage;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Several processes of the bot on one database, and what becomes of a run when one of them goes.</summary>
[Trait("Category", PostgreSqlServer.Category)]
[Collection(Alone.Name)]
public sealed class SeveralProcessesTests
{
    private static readonly (string, string)[] ShortLease = [("Runs:Lease", "00:00:06"), ("Microsoft365:CallTimeout", "00:00:05")];

    [PostgreSqlFact]
    public async Task A_process_frozen_past_its_lease_sends_nothing_more_when_it_wakes_and_the_other_has_finished_its_run()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql), settings: ShortLease);
        var frozen = bot.Process;
        await bot.AsksForAsync(bot.Megan, "Adele");
        var caller = (await bot.CallersAsync()).Distinct().ShouldHaveSingleItem();
        var other = await bot.StartAnotherProcessAsync();
        bot.SpeakTo(frozen);
        await StopInMidRunAsync(bot, () => frozen.SignalAsync("STOP"));

        bot.SpeakTo(other);
        await RestsAsync(bot);
        var sent = (await bot.CallersAsync()).Count(c => c == caller);
        await frozen.SignalAsync("CONT");
        await LetsGoAsync(frozen);

        bot.SpeakTo(frozen);
        (await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).EnsureSuccessStatusCode();
        (await bot.CallersAsync()).Count(c => c == caller).ShouldBe(sent);
        Claims(bot).ShouldBe([1, 2]);
        bot.SpeakTo(other);
        await FinishesAsync(bot);
    }

    [PostgreSqlFact]
    public async Task A_run_whose_process_was_killed_is_finished_by_another()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql), settings: ShortLease);
        var killed = bot.Process;
        await bot.AsksForAsync(bot.Megan, "Adele");
        var other = await bot.StartAnotherProcessAsync();
        bot.SpeakTo(killed);
        await StopInMidRunAsync(bot, killed.KillAsync);

        bot.SpeakTo(other);
        await RestsAsync(bot);
        await FinishesAsync(bot);
        Claims(bot).ShouldBe([1, 2]);
    }

    [PostgreSqlFact]
    public async Task A_process_that_is_told_to_end_gives_its_run_up_and_the_other_goes_on_without_waiting_for_the_lease()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql), settings: ("Runs:Lease", "00:30:00"));
        var ended = bot.Process;
        await bot.AsksForAsync(bot.Megan, "Adele");
        var other = await bot.StartAnotherProcessAsync();
        bot.SpeakTo(ended);
        await StopInMidRunAsync(bot, () => ended.SignalAsync("TERM"));
        (await ended.EndsAsync(within: TimeSpan.FromSeconds(10))).ShouldBe(0, ended.Output);

        bot.SpeakTo(other);
        await RestsAsync(bot);
        await FinishesAsync(bot);
        Claims(bot).ShouldBe([1, 2]);
    }

    [PostgreSqlFact]
    public async Task A_run_that_waits_for_people_goes_on_in_whichever_process_they_speak_to()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql), settings: ("Runs:Lease", "00:30:00"));
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await RestsAsync(bot);

        await bot.StartAnotherProcessAsync();
        await FinishesAsync(bot);

        Claims(bot).ShouldBe([1, 2]);
    }

    [PostgreSqlFact]
    public async Task An_order_given_to_one_process_is_obeyed_by_the_one_that_is_at_the_run()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql));
        var first = bot.Process;
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.StartAnotherProcessAsync();
        var second = bot.Process;
        bot.SpeakTo(first);
        await bot.FaultsAsync(new { match = "sharepoint POST .*ensureuser", status = 403, times = 1 });
        await bot.LatencyAsync(graphMs: 100, exchangeMs: 3000, sharepointMs: 20);
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Retry");

        bot.SpeakTo(second);
        await bot.Nestor.PressesAsync("Retry");
        await Patience.UntilAsync(() => bot.Kept.Ask<long>(
            "SELECT COUNT(*) FROM journal WHERE kind = 'step-started' AND seq > (SELECT MIN(seq) FROM journal WHERE kind = 'step-retry-asked')") > 0);

        Claims(bot).ShouldBe([1]);
        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await RestsAsync(bot);
        await FinishesAsync(bot);
    }

    private static async Task StopInMidRunAsync(BotHost bot, Func<Task> stop)
    {
        await bot.LatencyAsync(graphMs: 150, exchangeMs: 300, sharepointMs: 200);
        var asked = (await bot.CallersAsync()).Count;
        await bot.Nestor.ApprovesAsync();
        await Patience.UntilAsync(async () => (await bot.CallersAsync()).Count >= asked + 4);
        await stop();
        bot.Kept.Ask<string>("SELECT stage FROM requests").ShouldBe("Running");
    }

    private static async Task LetsGoAsync(BotProcess woken)
    {
        string[] ways = ["may no longer go on", "another process took over", "the database failed"];
        try
        {
            await Patience.UntilAsync(() => ways.Any(way => woken.Output.Contains(way, StringComparison.Ordinal)));
        }
        catch (OperationCanceledException late)
        {
            throw new InvalidOperationException($"The process that woke says nothing of its run. {woken.Output}", late);
        }
    }

    private static Task RestsAsync(BotHost bot) => Patience.UntilAsync(() => bot.Kept.Ask<string>("SELECT stage FROM requests") == "WaitingForPeople");

    private static async Task FinishesAsync(BotHost bot)
    {
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        await bot.Megan.SeesCardAsync("finished");
        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        after["licences"]!.AsArray().ShouldBeEmpty();
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, output);
    }

    private static IReadOnlyList<int> Claims(BotHost bot) =>
    [
        .. bot.Kept.Ask<string>("SELECT string_agg(public_body::json ->> 'epoch', ',' ORDER BY seq) FROM journal WHERE kind = 'run-claimed'")!
            .Split(',').Select(epoch => int.Parse(epoch, CultureInfo.InvariantCulture)),
    ];
}
