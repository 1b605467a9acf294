using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.ServiceDefaults;

/// <summary>Where a host's log goes: a readable console in development, JSON elsewhere, and files where a directory is
/// set.</summary>
internal static class LogSetup
{
    private static readonly IReadOnlyDictionary<string, string?> QuietCategories = new Dictionary<string, string?>
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = nameof(LogLevel.Warning),
        // The caller gets a failed statement as an exception and decides whether it was expected.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Query"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Npgsql"] = nameof(LogLevel.Warning),
        // At Information level the client logs every connection step, dozens of lines per start.
        ["Logging:LogLevel:StackExchange.Redis"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Polly"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:System.Net.Http"] = nameof(LogLevel.Warning),
    };

    internal static void AddLogging(this IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
            AddDevelopmentConsole(builder);
        else
            AddJsonConsole(builder);
        if (LogFiles.IsOn(builder))
            LogFiles.Add(builder);

        // HostRun reports startup failures in one line; these two would repeat them with stack traces.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.Server.Kestrel",
            level => level is >= LogLevel.Warning and < LogLevel.Critical
        );

        // Lowest precedence, so that configuration and environment variables can override them.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietCategories });
    }

    private static void AddDevelopmentConsole(IHostApplicationBuilder builder)
    {
        var withoutFiles = !LogFiles.IsOn(builder);
        builder
            .Logging.AddConsole(console => console.FormatterName = DevelopmentConsole.FormatterName)
            .AddConsoleFormatter<DevelopmentConsole, DevelopmentConsoleOptions>(console =>
                console.StackTraces = withoutFiles
            );
    }

    private static void AddJsonConsole(IHostApplicationBuilder builder) =>
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
}
