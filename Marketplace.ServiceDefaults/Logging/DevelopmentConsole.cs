using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Marketplace.ServiceDefaults;

/// <summary>One short line an event, for people: time, level, where it comes from, and the message.</summary>
/// <remarks>Scopes and trace ids are left out. So is a stack trace where a log file has it, or where a server is
/// down.</remarks>
internal sealed class DevelopmentConsole(IOptions<DevelopmentConsoleOptions> options) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "development";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (string.IsNullOrEmpty(message) && logEntry.Exception is null)
            return;

        textWriter.Write(TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        textWriter.Write($" {Word(logEntry.LogLevel)} {Source(logEntry.Category)}: {OneLine(message)}");
        if (logEntry.Exception is { } exception)
            textWriter.Write($" ({Cause(exception)})");
        textWriter.WriteLine();
        // A server that is down says all in one line.
        if (logEntry.Exception is { } thrown && options.Value.StackTraces && !DatabaseFault.IsUnreachable(thrown))
            textWriter.WriteLine(thrown);
    }

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trace",
            LogLevel.Debug => "debug",
            LogLevel.Information => "info ",
            LogLevel.Warning => "WARN ",
            LogLevel.Error => "ERROR",
            _ => "FATAL",
        };

    // "Marketplace.Foundation.SendMailsJob" is "SendMailsJob".
    private static string Source(string category) => category[(category.LastIndexOf('.') + 1)..];

    private static string Cause(Exception exception)
    {
        var cause = exception.GetBaseException();
        return OneLine($"{cause.GetType().Name}: {cause.Message}");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

/// <summary>How the development console writes.</summary>
internal sealed class DevelopmentConsoleOptions : ConsoleFormatterOptions
{
    /// <summary>Whether stack traces follow the line.</summary>
    public bool StackTraces { get; set; } = true;
}
