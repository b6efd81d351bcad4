using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TeamsOffboardBot.Tests.Support;

/// <summary>Keeps everything that is logged, exceptions included.</summary>
public sealed class LogCatcher : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IEnumerable<string> Lines => _lines.Select(line => line.Text);

    public IEnumerable<string> AtLeast(LogLevel level) => _lines.Where(line => line.Level >= level).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Catcher(this);

    public void Dispose()
    {
    }

    private sealed class Catcher(LogCatcher owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner._lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
