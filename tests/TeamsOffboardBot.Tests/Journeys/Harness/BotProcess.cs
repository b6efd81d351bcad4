using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>The built dll as a process of its own: can be killed as a power cut would kill it, and run as a command.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    /// <summary>What was killed is gone at once; what is left to wait for is the end of its output.</summary>
    static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(1);

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    BotProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The bot ended: {Output}"));
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Where it listens, once it does.</summary>
    public Uri Address => _listening.Task.Result;

    public static async Task<(BotProcess Process, Uri Address)> ServeAsync(IReadOnlyDictionary<string, string> settings)
    {
        var bot = Start(settings, []);
        try
        {
            return (bot, await bot._listening.Task.WaitAsync(LongestStart));
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one of the dll's commands to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        EndAsync(Start(settings, arguments));

    /// <summary>The same in an account that may not write everywhere, as the superuser may.</summary>
    public static Task<(int ExitCode, string Output)> RunAsNobodyAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        EndAsync(Start(settings, arguments, Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []));

    static async Task<(int ExitCode, string Output)> EndAsync(BotProcess started)
    {
        await using var bot = started;
        bot._listening.Task.Exception?.Handle(_ => true);
        await bot._process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (bot._process.ExitCode, bot.Output);
    }

    public Task EndsAsync() => _process.WaitForExitAsync();

    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(LongestEnd);
        _ = _listening.Task.Exception;
    }

    /// <summary>For example STOP, which freezes the process, CONT, which wakes it, or TERM, which asks it to end.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync().WaitAsync(LongestEnd);
        kill.ExitCode.ShouldBe(0);
    }

    public async Task<int> EndsAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        _ = _listening.Task.Exception;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    static BotProcess Start(IReadOnlyDictionary<string, string> settings, string[] arguments, params string[] through)
    {
        string[] line = [.. through, "dotnet", Path.Combine(AppContext.BaseDirectory, "TeamsOffboardBot.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var bot = new BotProcess(start);
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        return bot;
    }

    void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (Listening().Match(line) is { Success: true } found)
        {
            _listening.TrySetResult(new Uri(found.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
