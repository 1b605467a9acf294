using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;
using Serilog.Sinks.File;

namespace Marketplace.ServiceDefaults;

/// <summary>Writes the log to files as well, one JSON object a line, with everything the console leaves out: scopes,
/// trace ids and stack traces.</summary>
/// <remarks>At most <see cref="MaxFiles"/> files of <see cref="MaxBytes"/>; only the user of the process reads
/// them.</remarks>
public static class LogFiles
{
    /// <summary>Configuration key of the directory; without it there are no files.</summary>
    public const string DirectoryKey = "Marketplace:LogDirectory";

    private const long MaxBytes = 10 * 1024 * 1024;
    private const int MaxFiles = 5;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static bool IsOn(IHostApplicationBuilder builder) =>
        !string.IsNullOrWhiteSpace(builder.Configuration[DirectoryKey]);

    internal static void Add(IHostApplicationBuilder builder)
    {
        var directory = Path.GetFullPath(builder.Configuration[DirectoryKey]!);
        MakeDirectory(directory);
        // Made by the container, which disposes of it and so closes the file.
        builder.Logging.Services.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(
            LoggerOf(Path.Combine(directory, builder.Environment.ApplicationName + ".log")),
            dispose: true
        ));
    }

    private static Logger LoggerOf(string path) =>
        new LoggerConfiguration()
            // What is logged at all is decided by the framework's filters.
            .MinimumLevel.Verbose()
            .Enrich.FromLogContext()
            .WriteTo.File(
                new RenderedCompactJsonFormatter(),
                path,
                fileSizeLimitBytes: MaxBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: MaxFiles,
                hooks: new OwnerOnlyFiles()
            )
            .CreateLogger();

    private static void MakeDirectory(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
            // The logger itself would say nothing of a directory that it cannot write.
            var probe = Path.Combine(directory, ".probe-" + Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"{DirectoryKey}: must be a directory that can be written ({exception.Message.TrimEnd('.')}). "
                    + "Example: /var/log/marketplace",
                exception
            );
        }
    }

    private sealed class OwnerOnlyFiles : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, OwnerOnly);
            return underlyingStream;
        }
    }
}
