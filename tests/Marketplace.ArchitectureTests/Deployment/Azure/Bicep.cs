using System.Diagnostics;
using System.Reflection;
using Marketplace.ArchitectureTests.Rules;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>The Bicep compiler, which comes as a package with the build of these tests.</summary>
internal static class Bicep
{
    private static readonly string Compiler = typeof(Bicep)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "BicepCompiler")
        .Value!;

    /// <summary>The directory of the templates.</summary>
    internal static string Infra { get; } = Path.Combine(SourceTree.Root, "infra");

    /// <summary>Runs the compiler over a file below <c>infra</c>.</summary>
    internal static async Task<BicepRun> RunAsync(
        string command,
        string file,
        IReadOnlyDictionary<string, string>? environment = null,
        params string[] more
    )
    {
        AllowToRun();
        var start = new ProcessStartInfo(Compiler, [command, Path.Combine(Infra, file), .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, (await messages).Trim());
    }

    /// <summary>Packages do not keep the right to run a file everywhere.</summary>
    private static void AllowToRun()
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(Compiler).HasFlag(UnixFileMode.UserExecute))
            return;
        File.SetUnixFileMode(Compiler, File.GetUnixFileMode(Compiler) | UnixFileMode.UserExecute);
    }
}

/// <summary>How a run of the compiler ended.</summary>
/// <param name="Messages">Errors and warnings, one a line; empty when there is none.</param>
internal sealed record BicepRun(int ExitCode, string Output, string Messages);
