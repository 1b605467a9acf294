using System.ComponentModel;
using System.Diagnostics;

namespace Marketplace.AppHost.Running;

/// <summary>Asks container runtimes whether they work; a client on the PATH does not say that.</summary>
internal static class ContainerRuntime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly string[] Known = ["docker", "podman"];

    /// <summary>The first runtime that answers, or the one that <c>ASPIRE_CONTAINER_RUNTIME</c> names if it answers;
    /// null if none does.</summary>
    internal static string? FindAnswering()
    {
        var named = Environment.GetEnvironmentVariable("ASPIRE_CONTAINER_RUNTIME");
        return (string.IsNullOrWhiteSpace(named) ? Known : [named]).FirstOrDefault(Answers);
    }

    private static bool Answers(string runtime)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(runtime, "info") { RedirectStandardOutput = true, RedirectStandardError = true }
            );
            if (process is null)
                return false;
            // Both streams are read, so that a talkative runtime is not held up by a full pipe.
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
