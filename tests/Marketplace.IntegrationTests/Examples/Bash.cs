using System.Diagnostics;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>Runs shell scripts as a person types them.</summary>
internal static class Bash
{
    /// <summary>The result of a script.</summary>
    internal sealed record Result(int ExitCode, string Output, string Errors);

    internal static async Task<Result> RunAsync(string script, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = bash.StandardError.ReadToEndAsync(cancellationToken);
        await bash.WaitForExitAsync(cancellationToken);
        return new(bash.ExitCode, await output, await errors);
    }

    /// <summary>The path of a file in the checkout.</summary>
    internal static string Repository(string file)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Marketplace.sln")))
            directory = directory.Parent;
        return Path.Combine(directory.FullName, file);
    }
}
