using System.Diagnostics.Metrics;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>How long tries of steps take and how they end. Tags are ids of steps and names of outcomes, never of people.</summary>
public static class RunMetrics
{
    public const string MeterName = "TeamsOffboardBot";
    public const string StepDuration = "offboarding.step.duration";

    internal static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Steps = Meter.CreateHistogram<double>(StepDuration, "s", "How long one try of a step took.");

    public static void StepEnded(StepId step, string outcome, TimeSpan took) =>
        Steps.Record(took.TotalSeconds, new("step", step.Value), new("outcome", outcome));
}
