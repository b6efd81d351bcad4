using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>The demo as whoever types <c>dotnet run</c> gets it: a process with arguments, output, signals and an exit code.</summary>
internal sealed class DemoProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _errors = new();

    private DemoProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _lines.Writer.TryWrite(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
    }

    public string Errors => _errors.ToString().Trim();

    public static DemoProgram Start(IReadOnlyDictionary<string, string>? environment = null, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Demo.exe" : "Demo"), args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var program = new DemoProgram(new Process { StartInfo = start });
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>All lines up to the one that contains this text.</summary>
    public async Task<string> SaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        while (!said.ToString().Contains(text, StringComparison.Ordinal))
        {
            said.AppendLine(await _lines.Reader.ReadAsync(patience.Token));
        }

        return said.ToString();
    }

    /// <summary>What Ctrl+C (INT), a closing terminal (HUP) and a platform (TERM) send.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Patience);
    }

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _process.Dispose();
    }
}
