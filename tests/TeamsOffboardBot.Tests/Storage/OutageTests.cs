using System.Data.Common;
using System.Net;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Runs;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>The database server goes away in the middle of everything, and comes back.</summary>
[Trait("Category", PostgreSqlServer.Category)]
public sealed class OutageTests
{
    [PostgreSqlFact]
    public async Task While_the_database_is_gone_people_are_told_and_runs_go_on_by_themselves_when_it_is_back()
    {
        await using var line = new ServerLine();
        await using var bot = await BotHost.StartAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql) { Port = line.Port });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.LatencyAsync(graphMs: 300, exchangeMs: 600, sharepointMs: 400);
        await bot.Nestor.ApprovesAsync();
        await line.CutAsync();

        await bot.Megan.SaysAsync("status");
        bot.Megan.Text.ShouldContain("My database does not answer");
        (await bot.Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bot.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        line.Mend();
        await bot.Megan.SaysAsync("help");
        await bot.Megan.SeesAsync("status");
        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Megan.SeesAsync("finished");
        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        (await bot.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, output);
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [PostgreSqlFact]
    public async Task A_button_pressed_while_the_database_is_gone_can_be_pressed_again()
    {
        await using var line = new ServerLine();
        await using var bot = await BotHost.StartAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql) { Port = line.Port });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await line.CutAsync();

        await bot.Nestor.PressesAsync("Approve");
        bot.Nestor.Strip.ShouldNotBeNull().ShouldContain("Please do it again in a few minutes");

        line.Mend();
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [PostgreSqlFact]
    public async Task Connections_that_died_unseen_are_replaced_and_nobody_notices()
    {
        await using var line = new ServerLine();
        using var kept = new TemporaryDatabase(StorageOptions.PostgreSql) { Port = line.Port };
        var journal = kept.OpenJournal();
        await journal.AppendAsync(ARequest.Id, 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => journal.OpenAsync(CancellationToken.None)));
        await line.CutAsync();
        line.Mend();

        (await journal.AppendAsync(ARequest.Id, 1, [ARequest.Approved()], CancellationToken.None)).ShouldBeOfType<AppendResult.Appended>();
        (await journal.OpenAsync(CancellationToken.None)).ShouldHaveSingleItem();
    }

    [PostgreSqlFact]
    public async Task An_append_whose_answer_is_lost_is_not_repeated_and_the_journal_says_that_it_happened()
    {
        await using var line = new ServerLine();
        using var kept = new TemporaryDatabase(StorageOptions.PostgreSql) { Port = line.Port };
        var journal = kept.OpenJournal();
        await journal.AppendAsync(ARequest.Id, 0, [ARequest.Submitted("block-sign-in")], CancellationToken.None);
        line.LoseAnswerTo("COMMIT\0");

        (await Should.ThrowAsync<DbException>(() => journal.AppendAsync(ARequest.Id, 1, [ARequest.Approved()], CancellationToken.None)))
            .IsTransient.ShouldBeTrue();

        (await journal.AppendAsync(ARequest.Id, 1, [ARequest.Approved()], CancellationToken.None)).ShouldBeOfType<AppendResult.Conflict>();
        (await journal.EntriesAsync(ARequest.Id, CancellationToken.None)).Count.ShouldBe(2);
    }
}
