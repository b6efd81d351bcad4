using System.Diagnostics;
using System.Net.Sockets;

namespace Demo;

/// <summary>One of the demo's programs while it runs. It ends with the demo.</summary>
public sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const int LinesToQuote = 12;
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(100);

    private readonly ChildStart _start;
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _logging = new();
    private readonly Queue<string> _lastLines = new();

    private Child(ChildStart start, Process process, StreamWriter log)
    {
        _start = start;
        _process = process;
        _log = log;
    }

    public string LogFile => ((FileStream)_log.BaseStream).Name;

    public static Child Start(ChildStart start)
    {
        var info = new ProcessStartInfo(start.Program, start.Args)
        {
            WorkingDirectory = start.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.RemoveSettingsOfABot();
        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        var log = new StreamWriter(Path.Combine(start.Folder, $"{start.Name.Replace(' ', '-').ToLowerInvariant()}.log")) { AutoFlush = true };
        var process = new Process { StartInfo = info };
        var child = new Child(start, process, log);
        process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    public async Task AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (!await AnswersNowAsync(client, patience.Token))
            {
                if (_process.HasExited)
                {
                    await StaysAsync(patience.Token);
                }

                await Task.Delay(BetweenQuestions, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CannotStartException($"{Subject} did not answer within a minute. {LastWords()}");
        }
    }

    /// <summary>Never returns in peace: while the demo runs, none of its programs may end.</summary>
    public async Task StaysAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        throw new CannotStartException($"{Subject} ended with exit code {_process.ExitCode}. {LastWords()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        await _log.DisposeAsync();
    }

    private string Subject => char.ToUpperInvariant(_start.Name[0]) + _start.Name[1..];

    private string LastWords()
    {
        lock (_logging)
        {
            var own = File.Exists(_start.OwnLog) ? File.ReadLines(_start.OwnLog) : [];
            var last = _lastLines.Concat(own).TakeLast(LinesToQuote).Select(line => $"{Environment.NewLine}  {line}").ToList();
            return last.Count == 0 ? "It said nothing." : $"It said, as kept in {LogFile}:{string.Concat(last)}";
        }
    }

    private async Task<bool> AnswersNowAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(_start.Answers, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException notYet) when (notYet.InnerException is SocketException or IOException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_logging)
        {
            _log.WriteLine(line);
            _lastLines.Enqueue(line);
            if (_lastLines.Count > LinesToQuote)
            {
                _lastLines.Dequeue();
            }
        }
    }
}
