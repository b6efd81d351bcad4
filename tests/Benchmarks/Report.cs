using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks;

/// <summary>The table that is printed, in Markdown, so that its lines can stand in a README as they are, and the file that is written.</summary>
public static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static void Print(IReadOnlyList<Row> rows, TextWriter to)
    {
        string[][] lines = [["id", "measure", "measured", "must reach", "verdict"], .. rows.Select(r => new[] { r.Id, r.What, r.Measured, r.MustReach ?? "stated", Word(r.Verdict) })];
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length))];
        to.WriteLine(Line(lines[0].Zip(widths, (cell, width) => cell.PadRight(width))));
        to.WriteLine(Line(widths.Select(width => new string('-', width))));
        foreach (var line in lines[1..])
        {
            to.WriteLine(Line(line.Zip(widths, (cell, width) => cell.PadRight(width))));
        }
    }

    public static async Task WriteAsync(string file, IReadOnlyList<Row> rows, BenchmarkOptions options, TimeSpan took)
    {
        var figures = new
        {
            machine = new { Processors = Environment.ProcessorCount, Os = RuntimeInformation.OSDescription, Runtime = RuntimeInformation.FrameworkDescription },
            options.Share,
            Seconds = Math.Round(took.TotalSeconds),
            rows,
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, Json));
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Reached => "reached",
        Verdict.Missed => "MISSED",
        Verdict.Stated => "stated",
        _ => "not measured",
    };
}
