using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Hosting.Telemetry;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

public sealed class SecretTests
{
    private const string TokenOfTheChannel = "eyJhbGciOiJub25lIn0.c2VjcmV0LW9mLXRoZS1jaGFubmVs.c2lnbmF0dXJl";

    /// <summary>A whole run with faults on its way, killed and started again, with every place that keeps or sends anything looked through.</summary>
    [Fact]
    public async Task No_secret_of_a_run_stands_in_log_journal_state_cards_evidence_or_telemetry()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var bot = await BotHost.StartProcessAsync(
            settings: [.. receiver.Settings.Select(s => (s.Key, s.Value)), ("Evidence:SigningKey", key.ExportPkcs8PrivateKeyPem())]);
        var wire = new StringBuilder();
        bot.Teams.Watch = activity =>
        {
            lock (wire)
            {
                wire.AppendLine(activity.ToString());
            }
        };
        bot.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOfTheChannel);
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.FailTenantAsync("^graph PATCH /users/", 503, times: 2, retryAfter: "1");
        await bot.FailTenantAsync("^exchange Set-Mailbox", 500, times: 1);
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.KillAsync();
        await bot.StartProcessAgainAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        await receiver.UntilAsync(() => receiver.Spans.Any(s => s.Attributes.GetValueOrDefault("offboarding.events") == "run-finished"));
        var evidence = await EvidenceAsync(bot);
        await bot.KillAsync();

        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["what was sent to Teams"] = wire.ToString(),
            ["the chats"] = string.Concat(new[] { bot.Megan, bot.Nestor, bot.Joni }.SelectMany(p => p.Messages).Select(m => $"{m.Text}{m.Card}")),
            ["evidence"] = evidence,
            ["log"] = bot.Output,
            ["journal, state and alarm clock"] = string.Concat(Directory.GetFiles(Path.GetDirectoryName(bot.Database)!).Select(File.ReadAllText)),
            ["telemetry"] = receiver.Everything,
        };
        var request = (await SecretsAsync(bot, "passwords")).Concat(await SecretsAsync(bot, "tokens"));
        string[] secrets = [.. request, TokenOfTheChannel, .. key.ExportPkcs8PrivateKeyPem().Split('\n').Where(line => line.Length > 40)];

        foreach (var (place, text) in places)
        {
            text.Length.ShouldBeGreaterThan(100, place);
            secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty(place);
            text.ShouldNotContain("Bearer ", Case.Sensitive, place);
            text.ShouldNotContain("PRIVATE KEY", Case.Sensitive, place);
        }
    }

    private static async Task<string[]> SecretsAsync(BotHost bot, string kind)
    {
        var kept = (await bot.Tenant.GetFromJsonAsync<JsonObject>("/_tenant/secrets"))![kind]!.AsArray();
        kept.ShouldNotBeEmpty(kind);
        return [.. kept.Select(secret => (string)secret!)];
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
