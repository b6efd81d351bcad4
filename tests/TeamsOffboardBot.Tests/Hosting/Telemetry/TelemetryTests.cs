using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Hosting.Telemetry;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting.Telemetry;

/// <summary>What leaves a bot that was told where to send telemetry, and a bot that was not.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task One_trace_goes_from_the_first_chat_message_through_a_crash_to_the_last_step()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var bot = await BotHost.StartProcessAsync(settings: [.. receiver.Settings.Select(s => (s.Key, s.Value))]);
        await bot.AsksForAdeleAsync();
        await receiver.UntilAsync(() => receiver.Spans.Any(s => s.Name == "submit request"));
        await Patience.UntilAsync(() => bot.Kept.Ask<long>($"SELECT COUNT(*) FROM card_copies WHERE person_id = '{bot.Nestor.Id}'") == 1);
        await bot.KillAsync();
        await bot.StartProcessAgainAsync();
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        await receiver.UntilAsync(() => receiver.Spans.Any(s => s.Attributes.GetValueOrDefault("offboarding.events") == "run-finished"));

        var spans = receiver.Spans;
        var submitted = spans.Single(s => s.Name == "submit request");
        var ofRequest = spans.Where(s => s.TraceId == submitted.TraceId).ToList();
        var first = ofRequest.Single(s => s.ParentId.Length == 0);
        first.Name.ShouldBe("chat turn");
        submitted.ParentId.ShouldBe(first.Id);
        submitted.LinkedTraces.Single().ShouldNotBe(submitted.TraceId);
        ofRequest.ShouldContain(s => s.Name == "decide");
        ofRequest.ShouldContain(s => s.Name == "run");
        spans.Where(s => s.Name.StartsWith("step ", StringComparison.Ordinal)).ShouldAllBe(s => s.TraceId == submitted.TraceId && s.Attributes["offboarding.request"].Length > 0);
        ofRequest.Select(s => s.Name).ShouldContain("step sign-out-at-the-end");
        var remove = ofRequest.Single(s => s.Name == "step remove-licences");
        remove.Attributes["offboarding.outcome"].ShouldBe("Changed");
        ofRequest.ShouldContain(s => s.Name.StartsWith("Graph ", StringComparison.Ordinal) || s.Name.StartsWith("Exchange ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_count_what_waits_what_runs_how_steps_ended_and_who_throttled()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var bot = await BotHost.StartProcessAsync(settings: [.. receiver.Settings.Select(s => (s.Key, s.Value))]);
        await bot.AsksForAdeleAsync();

        await receiver.UntilAsync(() => receiver.Points.Any(p => p.Metric == RequestGauges.Requests && p.Attributes["stage"] == "AwaitingApproval" && p.Whole == 1));
        await receiver.UntilAsync(() => receiver.Points.Any(p => p.Metric == RequestGauges.ApprovalAge && p.Bits is { } bits && BitConverter.Int64BitsToDouble(bits) > 0));

        await bot.FailTenantAsync("^graph POST /users/.*/revokeSignInSessions", 429, times: 1, retryAfter: "1");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await receiver.UntilAsync(() => receiver.Points.Any(p => p.Metric == RunMetrics.StepDuration && p.Attributes["step"] == "block-sign-in" && p.Attributes["outcome"] == "Changed" && p.Whole == 1));
        await receiver.UntilAsync(() => receiver.Points.Any(p => p.Metric == WireTelemetry.ThrottledCalls && p.Attributes["service"] == "Graph" && p.Whole >= 1));
        await receiver.UntilAsync(() => receiver.Points.Any(p => p.Metric == RequestGauges.Requests && p.Attributes["stage"] == "WaitingForPeople" && p.Whole == 1));

        receiver.Points.Select(p => p.Metric).ShouldContain(RequestGauges.RunsActive);
        receiver.Points.Select(p => p.Metric).ShouldContain(RequestGauges.Overdue);
    }

    [Fact]
    public async Task Nothing_that_is_sent_names_a_person_or_holds_a_secret_and_lines_of_steps_name_request_and_step()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var bot = await BotHost.StartProcessAsync(settings: [.. receiver.Settings.Select(s => (s.Key, s.Value))]);
        await bot.AsksForAdeleAsync();
        await bot.FailTenantAsync("exchange Set-Mailbox", 400, times: 20);
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        var request = await bot.RequestIdAsync();
        await receiver.UntilAsync(() => receiver.Logs.Any(l => l.Body.StartsWith("Step remove-licences", StringComparison.Ordinal))
            || receiver.Logs.Any(l => l.Body.Contains("failed", StringComparison.Ordinal)));

        var line = receiver.Logs.First(l => l.Body.StartsWith("Step ", StringComparison.Ordinal));
        line.Attributes["Request"].ShouldBe(request);
        line.Attributes["Step"].ShouldNotBeEmpty();

        var people = (await bot.Tenant.GetFromJsonAsync<JsonArray>("/_tenant/users"))!;
        var words = people.SelectMany(p => new[] { (string?)p!["displayName"], (string?)p["userPrincipalName"] }).OfType<string>().Where(w => w.Contains(' ', StringComparison.Ordinal) || w.Contains('@', StringComparison.Ordinal)).ToList();
        words.Count.ShouldBeGreaterThan(50);
        var secrets = (await bot.Tenant.GetFromJsonAsync<JsonObject>("/_tenant/secrets"))!;
        var kept = secrets["passwords"]!.AsArray().Concat(secrets["tokens"]!.AsArray()).Select(s => (string)s!).ToList();
        kept.Count.ShouldBeGreaterThan(1);
        var sent = receiver.Everything;
        sent.ShouldContain(request);
        words.Concat(kept).Where(w => sent.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        sent.ShouldNotContain("contoso.com", Case.Insensitive);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    public async Task Unless_the_environment_names_a_receiver_nothing_is_traced_and_nothing_leaves(string setting, string value)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var settings = receiver.Settings;
        settings[setting] = value;
        await using var bot = await BotHost.StartProcessAsync(settings: [.. settings.Select(s => (s.Key, s.Value))]);

        await bot.AsksForAdeleAsync();
        await bot.Process.SignalAsync("TERM");
        (await bot.Process.EndsAsync(TimeSpan.FromSeconds(30))).ShouldBe(0);

        receiver.HasAnything.ShouldBeFalse();
        var journal = await KeptJournals.AllAsync(bot.Kept.Open(), CancellationToken.None);
        ((RunEvent.RequestSubmitted)EventCodec.Decode(journal.Single().Entries[0])).Trace.ShouldBeNull();
    }
}
