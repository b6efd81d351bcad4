using System.Diagnostics;
using System.Globalization;
using Demo;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>The demo as a person starts it: a program with arguments, a screen and a key to end it.</summary>
internal sealed class DemoProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private DemoProgram(Process process) => _process = process;

    public static DemoProgram Start(DemoOptions ports, string? path = null)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(RunningDemo).Assembly.Location, .. Arguments(ports)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_HOST_PATH"] = dotnet;
        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>What is on the screen once a line says this.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var screen = "";
        while (!screen.Contains(text, StringComparison.Ordinal))
        {
            var line = await _process.StandardOutput.ReadLineAsync(patience.Token)
                ?? throw new InvalidOperationException($"The demo ended: {screen}{await _process.StandardError.ReadToEndAsync()}");
            screen += line + "\n";
        }

        return screen;
    }

    public async Task<(int Code, string Errors)> EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var errors = await _process.StandardError.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, errors);
    }

    /// <summary>What Ctrl+C (INT) and a closing terminal or platform (TERM) send.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string[] Arguments(DemoOptions ports) =>
        string.Create(CultureInfo.InvariantCulture, $"--manager-port {ports.ManagerPort} --admin-port {ports.AdminPort} --bot-port {ports.BotPort} --tenant-port {ports.TenantPort}").Split(' ');
}
