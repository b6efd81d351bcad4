using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Two approvers press everything there is to press, all at once.</summary>
public sealed class RaceTests
{
    private const int Presses = 50;

    [Fact]
    public async Task Of_fifty_presses_at_once_one_decides_and_everybody_is_told_who_it_was()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Joni.SeesCardAsync("Approve the offboarding");

        await RaceAsync(bot);

        await EverybodyIsToldAsync(bot);
        bot.ShouldBeQuiet();
    }

    [PostgreSqlFact]
    [Trait("Category", PostgreSqlServer.Category)]
    public async Task Presses_that_reach_two_processes_on_one_database_make_one_decision_and_one_run()
    {
        await using var bot = await BotHost.StartProcessAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql));
        var first = bot.Process;
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Joni.SeesCardAsync("Approve the offboarding");
        var second = await bot.StartAnotherProcessAsync();

        await RaceAsync(bot, first, second);

        await EverybodyIsToldAsync(bot);
    }

    [Fact]
    public async Task Where_two_must_agree_fifty_presses_make_at_most_two_approvals_of_two_people_and_one_end()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Patti, "Elvia");
        await bot.Joni.SeesCardAsync("Approve the offboarding");

        await RaceAsync(bot);

        var (isApproved, decider) = Decided(bot);
        Count(bot, "approval-given").ShouldBeLessThanOrEqualTo(1);
        if (isApproved)
        {
            Count(bot, "approval-given").ShouldBe(1);
        }

        foreach (var person in new[] { bot.Patti, bot.Nestor, bot.Joni })
        {
            await person.SeesCardAsync(decider, without: "Approve the offboarding");
        }
    }

    /// <summary>Both press Approve and Reject on the card they were sent, as fast as they can.</summary>
    /// <param name="processes">Each press goes to another one, in turn.</param>
    private static Task RaceAsync(BotHost bot, params BotProcess[] processes)
    {
        var approvers = new[] { bot.Nestor, bot.Joni };
        var cards = approvers.Select(a => a.Messages.Last(m => m.Card is not null)).ToList();
        return Task.WhenAll(Enumerable.Range(0, Presses).Select(i =>
        {
            var (who, card) = (approvers[i % 2], cards[i % 2]);
            var (verb, title, data) = i % 4 < 2
                ? new CardView(card.Card!).Press("Approve", [])
                : new CardView(card.Card!).Press("Reject the request", [("Reason", "Not yet.")]);
            if (processes.Length > 0)
            {
                // Both approvers reach both processes.
                bot.SpeakTo(processes[i / 4 % processes.Length]);
            }

            return (Task)who.SendsAsync(card.Id, verb, title, data);
        }));
    }

    private static long Count(BotHost bot, string kind) => bot.Kept.Ask<long>($"select count(*) from journal where kind = '{kind}'");

    /// <summary>The one decision there is.</summary>
    private static (bool IsApproved, string By) Decided(BotHost bot)
    {
        (Count(bot, "request-approved") + Count(bot, "request-rejected")).ShouldBe(1);
        var body = bot.Kept.Ask<string>("select private_body from journal where kind in ('request-approved', 'request-rejected')");
        return (Count(bot, "request-approved") == 1, (string)JObject.Parse(body!)["byName"]!);
    }

    private static async Task EverybodyIsToldAsync(BotHost bot)
    {
        var (isApproved, decider) = Decided(bot);
        foreach (var person in new[] { bot.Megan, bot.Nestor, bot.Joni })
        {
            await person.SeesCardAsync(decider, without: "Approve the offboarding");
            await person.SeesCardAsync(isApproved ? "waiting for people" : "rejected");
        }

        if (isApproved)
        {
            // Tasks for people open while other steps are still at work.
            await bot.Nestor.SeesRunAtRestAsync();
        }

        await bot.Megan.SeesAsync($"{decider} {(isApproved ? "approved" : "rejected")} the offboarding of Adele Vance.");
        (await bot.CallsAsync()).Count(c => c.Operation.EndsWith("/assignLicense", StringComparison.Ordinal)).ShouldBe(isApproved ? 1 : 0);
    }
}
