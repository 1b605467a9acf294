using System.ComponentModel;
using System.Diagnostics;

namespace Marketplace.Standalone;

/// <summary>The result of a program: its exit code and output.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    private const int NotFound = 127;

    internal bool Succeeded => ExitCode == 0;

    /// <summary>The last line of output, which usually holds the reason of a failure.</summary>
    internal string LastLine =>
        (Error + "\n" + Output)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault()
        ?? $"exit code {ExitCode}";

    /// <summary>Runs a program until it exits. Exit code 127: it could not be started.</summary>
    internal static async Task<Command> RunAsync(
        IReadOnlyList<string> commandLine,
        CancellationToken cancellationToken,
        string? workingDirectory = null
    )
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingDirectory ?? "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new Command(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return new Command(NotFound, "", exception.Message);
        }
    }
}
