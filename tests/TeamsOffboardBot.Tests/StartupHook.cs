using System.Diagnostics;
using System.Globalization;

/// <summary>
/// Loaded by the runtime into the bot's own process (DOTNET_STARTUP_HOOKS), so that the real program dies at a chosen
/// point as it would with its plug pulled. It counts the points from the first append on: before and after each append to
/// the journal, and after each call that may have had an effect outside, before anybody hears of the answer.
/// The runtime asks for this name outside any namespace.
/// </summary>
#pragma warning disable CA1050, MA0047
internal static class StartupHook
{
    public const string DieAt = "CRASH_AT";
    public const string WriteTo = "CRASH_POINTS";

    private static readonly Lock Counting = new();
    private static int _points;

    public static void Initialize()
    {
        var dieAt = int.TryParse(Environment.GetEnvironmentVariable(DieAt), CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        var file = Environment.GetEnvironmentVariable(WriteTo);
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name is "TeamsOffboardBot" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span => Reach(span, "before", dieAt, file),
            ActivityStopped = span => Reach(span, "after", dieAt, file),
        });
    }

    private static void Reach(Activity span, string when, int dieAt, string? file)
    {
        var isAppend = span is { Source.Name: "TeamsOffboardBot", OperationName: "journal append" };
        var isEffect = span.Source.Name == "System.Net.Http" && when == "after" && span.GetTagItem("http.request.method") is string and not "GET";
        lock (Counting)
        {
            if ((!isAppend && !isEffect) || (_points == 0 && !isAppend))
            {
                return;
            }

            _points++;
            if (file is not null)
            {
                File.AppendAllText(file, $"{_points} {when} {(isAppend ? span.GetTagItem("offboarding.events") : $"{span.GetTagItem("http.request.method")} {span.GetTagItem("url.full")}")}\n");
            }

            if (_points == dieAt)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                Process.GetCurrentProcess().WaitForExit();
            }
        }
    }
}
