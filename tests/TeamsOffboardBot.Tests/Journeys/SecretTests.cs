using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

public sealed class SecretTests
{
    [Fact]
    public async Task No_password_and_no_token_of_the_run_stands_in_log_journal_card_or_evidence()
    {
        await using var bot = await BotHost.StartProcessAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        var request = bot.Nestor.Messages.Select(m => m.Card).Last(c => c is not null)!.ToString();
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["manager's chat"] = bot.Megan.Transcript + string.Concat(bot.Megan.Messages.Select(m => m.Card?.ToString())),
            ["administrator's chat"] = bot.Nestor.Transcript + request,
            ["evidence"] = await EvidenceAsync(bot),
        };
        await bot.KillAsync();
        places["log"] = bot.Output;
        places["journal"] = string.Concat(Directory.GetFiles(Path.GetDirectoryName(bot.Database)!).Select(File.ReadAllText));

        var secrets = (await bot.Tenant.GetFromJsonAsync<JsonObject>("/_tenant/secrets"))!;
        var passwords = secrets["passwords"]!.AsArray().Select(p => (string)p!).ToList();
        passwords.ShouldNotBeEmpty();
        var tokens = secrets["tokens"]!.AsArray().Select(t => (string)t!).ToList();
        tokens.ShouldNotBeEmpty();

        foreach (var (place, text) in places)
        {
            passwords.Concat(tokens).Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty(place);
            text.ShouldNotContain("Bearer ", Case.Sensitive, place);
        }
    }

    private static async Task<string> EvidenceAsync(BotHost bot)
    {
        var folder = Directory.CreateTempSubdirectory("evidence-");
        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "evidence", await bot.RequestIdAsync(), "--out", folder.FullName);
        exitCode.ShouldBe(0, output);
        var texts = folder.GetFiles().Select(f => File.ReadAllText(f.FullName)).ToList();
        folder.Delete(recursive: true);
        texts.Count.ShouldBeGreaterThanOrEqualTo(2);
        return string.Concat(texts);
    }
}
