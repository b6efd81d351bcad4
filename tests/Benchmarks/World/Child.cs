using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.World;

/// <summary>A program under measurement, as a process of its own. It ends with the benchmarks.</summary>
public sealed class Child : IAsyncDisposable
{
    private const int LinesToQuote = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();

    private Child(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan, UseProxy = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>From the start of the process until it answered for the first time.</summary>
    public TimeSpan StartedIn { get; private set; }

    public double MegabytesInUse
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>That it has used since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts <c>dotnet dll</c> listening on a free port and waits until it answers.</summary>
    public static async Task<Child> StartAsync(string dll, string answersAt, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var info = new ProcessStartInfo("dotnet", [dll, .. args, "--urls", address.AbsoluteUri.TrimEnd('/')])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(dll))!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            info.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var child = new Child(new Process { StartInfo = info }, address);
        child._process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        var began = Stopwatch.GetTimestamp();
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        await child.AnswersAsync(answersAt);
        child.StartedIn = Stopwatch.GetElapsedTime(began);
        return child;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public string LastWords()
    {
        lock (_lastLines)
        {
            return string.Join(Environment.NewLine, _lastLines);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AnswersAsync(string answersAt)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await AnswersNowAsync(answersAt, patience.Token))
        {
            if (_process.HasExited || patience.IsCancellationRequested)
            {
                throw new BenchmarksException($"'{_process.StartInfo.ArgumentList[0]}' does not answer. It said: {LastWords()}");
            }

            await Task.Delay(5, CancellationToken.None);
        }
    }

    private async Task<bool> AnswersNowAsync(string answersAt, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(answersAt, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > LinesToQuote)
            {
                _lastLines.Dequeue();
            }
        }
    }
}
