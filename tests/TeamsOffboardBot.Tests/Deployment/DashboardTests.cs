using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Hosting.Telemetry;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

public sealed partial class DashboardTests
{
    /// <summary>As the rules of OpenTelemetry for Prometheus write them.</summary>
    private static readonly string[] Metrics =
    [
        Prometheus(RequestGauges.Requests),
        Prometheus(RequestGauges.RunsActive),
        Prometheus(RequestGauges.ApprovalAge) + "_seconds",
        Prometheus(RequestGauges.Overdue),
        Prometheus(RunMetrics.StepDuration) + "_seconds_count",
        Prometheus(RunMetrics.StepDuration) + "_seconds_bucket",
        Prometheus(WireTelemetry.ThrottledCalls) + "_total",
    ];

    private static readonly string Dashboard = File.ReadAllText(Scripts.PathOf("deployment/telemetry/dashboard.json"));
    private static readonly string Alerts = File.ReadAllText(Scripts.PathOf("deployment/telemetry/alerts.yml"));

    [Fact]
    public void The_dashboard_shows_every_metric_and_none_that_the_bot_does_not_send()
    {
        var asked = JObject.Parse(Dashboard).SelectTokens("$.panels[*].targets[*].expr").Values<string>().SelectMany(e => Name().Matches(e!)).Select(m => m.Value).Distinct();

        asked.ShouldBe(Metrics, ignoreOrder: true);
    }

    [Fact]
    public void Alerts_ask_for_metrics_that_the_bot_sends_and_say_what_to_do()
    {
        var rules = Alerts.Split("- alert: ")[1..];

        rules.Length.ShouldBeGreaterThan(4);
        rules.SelectMany(r => Name().Matches(r.Split('\n').Single(l => l.Contains("expr:", StringComparison.Ordinal)))).Select(m => m.Value).ShouldBeSubsetOf(Metrics);
        rules.ShouldAllBe(r => r.Contains("summary: ") && r.Contains("action: "));
    }

    [Fact]
    public void Outcomes_and_stages_that_they_name_are_the_bots_own()
    {
        string[] known = [.. Enum.GetNames<StepStatus>(), .. Enum.GetNames<RequestStage>()];

        Label().Matches(Dashboard + Alerts).Select(m => m.Groups["value"].Value).ShouldBeSubsetOf(known);
    }

    private static string Prometheus(string metric) => metric.Replace('.', '_');

    [GeneratedRegex("offboarding_[a-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"(outcome|stage)=\\?""(?<value>\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
