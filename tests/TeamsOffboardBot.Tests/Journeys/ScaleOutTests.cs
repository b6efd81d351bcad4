using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The main story on the database of those who outgrew one machine.</summary>
[Trait("Category", PostgreSqlServer.Category)]
public sealed class ScaleOutTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offboarding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgreSqlFact]
    public async Task An_offboarding_kept_in_PostgreSQL_goes_from_the_question_to_evidence_that_checks()
    {
        await using var bot = await BotHost.StartAsync(database: new TemporaryDatabase(StorageOptions.PostgreSql));
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        await bot.Megan.SeesCardAsync("finished");

        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        var request = await bot.RequestIdAsync();
        var (made, said) = await BotProcess.RunAsync(bot.Settings, "evidence", request, "--out", _folder.FullName);
        made.ShouldBe(0, said);
        (await BotProcess.RunAsync(bot.Settings, "verify", Path.Combine(_folder.FullName, $"evidence-{request}.json"))).ExitCode.ShouldBe(0);
        var (whole, checkedSaid) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        whole.ShouldBe(0, checkedSaid);
        bot.Kept.Execute("UPDATE journal SET at = '2026-11-20T00:00:00.000000Z' WHERE seq = 2");
        (await BotProcess.RunAsync(bot.Settings, "verify", bot.Database)).Output.ShouldContain("event 2 (request-approved): its content was changed");
        bot.ShouldBeQuiet();
    }

    [PostgreSqlFact]
    public async Task A_process_that_was_killed_goes_on_after_its_restart()
    {
        await using var bot = await BotHost.StartProcessAsync(
            database: new TemporaryDatabase(StorageOptions.PostgreSql), settings: [("Runs:Lease", "00:00:06"), ("Microsoft365:CallTimeout", "00:00:05")]);
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.LatencyAsync(graphMs: 40, exchangeMs: 80, sharepointMs: 60);
        await bot.Nestor.ApprovesAsync();
        await bot.KillAsync();
        await bot.StartProcessAgainAsync();

        await bot.Nestor.SeesRunAtRestAsync();
        ((string)(await bot.TruthAsync(Story.Adele))["mailbox"]!["type"]!).ShouldContain("Shared");
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "verify", bot.Database);
        exitCode.ShouldBe(0, output);
    }
}
