using System.Diagnostics;
using System.Globalization;

namespace Demo;

/// <summary>What the demo expects of the machine it runs on.</summary>
public static class Tools
{
    private const int OldestNode = 18;

    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Full path of a program on the PATH, or one line that says how to get it.</summary>
    public static string Find(string program, string advice)
    {
        string[] names = OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new CannotStartException($"{program} is missing. {advice}");
    }

    public static async Task<string> FindNodeAsync(CancellationToken cancellationToken)
    {
        const string advice = "Install Node.js 18 or newer: https://nodejs.org";
        var node = Find("node", advice);
        var (code, output) = await RunAsync(node, ["--version"], Environment.CurrentDirectory, cancellationToken);
        var isNewEnough = code == 0 && int.TryParse(output.Trim().TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= OldestNode;
        return isNewEnough ? node : throw new CannotStartException($"Node.js {output.Trim()} is too old. {advice}");
    }

    public static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> args, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new CannotStartException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
