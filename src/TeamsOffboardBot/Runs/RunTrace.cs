using System.Diagnostics;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>
/// Spans of the trace that stand for what the bot itself does; ids and kinds only. All that is done for a request belongs to
/// the trace that its first chat message began: the journal keeps where to go on, so a crash, a month of waiting and another
/// process do not break it. Every span is null when nobody traces.
/// </summary>
public static class RunTrace
{
    public const string SourceName = "TeamsOffboardBot";
    public const string JournalAppend = "journal append";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Where whoever goes on with this in another turn or another process finds the trace again.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Source.Name: SourceName } now ? now.Id : null;

    /// <summary>From before the transaction until it is on the disk.</summary>
    public static Activity? Append(RequestId request, IReadOnlyList<RunEvent> events) =>
        Source.HasListeners()
            ? Source.StartActivity(JournalAppend, ActivityKind.Internal, parentContext: default, tags:
                [new("offboarding.request", request.Value), new("offboarding.events", string.Join(',', events.Select(EventKinds.Of)))])
            : null;

    /// <summary>One activity of Teams. Begins a trace of its own: what the caller says about traces is not believed.</summary>
    public static Activity? Turn(string kind)
    {
        Activity.Current = null;
        return Source.StartActivity("chat turn", ActivityKind.Server, parentContext: default, tags: [new("chat.activity", kind)]);
    }

    /// <summary>A person submits what was begun in an earlier turn.</summary>
    public static Activity? Submission(string? trace) => GoOn("submit request", trace, []);

    /// <summary>A person decides about a request.</summary>
    public static Activity? Decision(RequestState request) => GoOn("decide", request.Trace, [new("offboarding.request", request.Id.Value)]);

    /// <summary>A process goes as far with a run as it goes without waiting.</summary>
    public static Activity? Run(RequestState request) => GoOn("run", request.Trace, [new("offboarding.request", request.Id.Value)]);

    /// <summary>One try of one step, within a run.</summary>
    public static Activity? Step(RequestId request, StepId step, int attempt) => Source.StartActivity(
        $"step {step}",
        ActivityKind.Internal,
        parentContext: default,
        tags: [new("offboarding.request", request.Value), new("offboarding.step", step.Value), new("offboarding.attempt", attempt)]);

    /// <summary>In the trace kept; what happens around it now is linked.</summary>
    private static Activity? GoOn(string name, string? trace, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        var around = Activity.Current?.Context;
        var links = around is { } now ? new[] { new ActivityLink(now) } : [];
        return ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var kept)
            ? Source.StartActivity(name, ActivityKind.Internal, kept, tags, links)
            : Source.StartActivity(name, ActivityKind.Internal, parentContext: default, tags);
    }
}
