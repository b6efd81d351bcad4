using System.Diagnostics;
using TeamsOffboardBot.Tests.Conventions;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>The repository's scripts, run as an administrator runs them.</summary>
internal static class Scripts
{
    public static string PathOf(string file) => Path.Combine(Source.Repository, file);

    public static Task<(int ExitCode, string Output)> RunAsync(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        ExecuteAsync("bash", environment, [PathOf(script), .. arguments]);

    public static async Task<(int ExitCode, string Output)> ExecuteAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Source.Repository,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            // Its end, and that of whatever it left running with its output open.
            await Task.WhenAll(process.WaitForExitAsync(), output, errors).WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output + await errors);
    }
}
