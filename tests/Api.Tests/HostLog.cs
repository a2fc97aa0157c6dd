using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Scheduler.Tests.Api;

/// <summary>What an operator would find in the log of the tests' host, from warnings on.</summary>
public sealed class HostLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Category, words and exception of each.</summary>
    public IEnumerable<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Pen(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Pen(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
