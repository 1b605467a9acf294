using System.ComponentModel;
using System.Diagnostics;

namespace Marketplace.Standalone;

/// <summary>What a program answered: its exit code and everything it wrote.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    private const int NotFound = 127;

    internal bool Succeeded => ExitCode == 0;

    /// <summary>The last line the program wrote, where programs put the reason of a failure.</summary>
    internal string LastLine =>
        (Error + "\n" + Output)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault()
        ?? $"exit code {ExitCode}";

    /// <summary>Runs a program to its end; one that cannot be started answers exit code 127.</summary>
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
