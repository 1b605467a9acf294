using System.Diagnostics;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>The hook that runs the migration job: a program in the place of the Azure CLI says how the job
/// goes.</summary>
public sealed class MigrationScriptTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Migration_ThatSucceeds_EndsWell()
    {
        var (code, output, calls) = await RunAsync("Running", "Running", "Succeeded");

        Assert.Equal(0, code);
        Assert.Contains("migration succeeded", output, StringComparison.Ordinal);
        Assert.StartsWith(
            "containerapp job start --name migration --query name --resource-group rg-test",
            calls[0],
            StringComparison.Ordinal
        );
        Assert.Equal(4, calls.Count);
        Assert.All(
            calls.Skip(1),
            call => Assert.Contains("--job-execution-name migration-abc", call, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Degraded")]
    [InlineData("Stopped")]
    public async Task Migration_ThatFails_StopsTheDeployment(string state)
    {
        var (code, output, _) = await RunAsync("Running", state);

        Assert.Equal(1, code);
        Assert.Contains($"migration ended as {state}", output, StringComparison.Ordinal);
        Assert.Contains("--execution migration-abc", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_ThatCannotBeReadOnce_IsAskedAgain()
    {
        var (code, _, calls) = await RunAsync("away", "away", "Succeeded");

        Assert.Equal((0, 4), (code, calls.Count));
    }

    [Fact]
    public async Task State_ThatCannotBeReadAtAll_StopsTheDeployment()
    {
        var (code, output, _) = await RunAsync([.. Enumerable.Repeat("away", 12)]);

        Assert.Equal(1, code);
        Assert.Contains("cannot be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_ThatCannotBeStarted_StopsTheDeployment()
    {
        var (code, _, calls) = await RunAsync();

        Assert.NotEqual(0, code);
        Assert.Single(calls);
    }

    private async Task<(int Code, string Output, IReadOnlyList<string> Calls)> RunAsync(params string[] states)
    {
        var calls = Path.Combine(_directory.Path, "calls");
        await File.WriteAllLinesAsync(Path.Combine(_directory.Path, "states"), states);
        await InstallAsync();
        var start = new ProcessStartInfo("sh", [Path.Combine(Bicep.Infra, "..", "deploy", "run-migration.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_directory.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["AZURE_RESOURCE_GROUP"] = "rg-test";
        start.Environment["MIGRATION_POLL"] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await File.ReadAllLinesAsync(calls));
    }

    /// <summary>Notes each call; answers the start with a name, and each look with the next state.</summary>
    private async Task InstallAsync()
    {
        var program = Path.Combine(_directory.Path, "az");
        await File.WriteAllTextAsync(
            program,
            """
            #!/usr/bin/env sh
            cd "$(dirname "$0")"
            echo "$*" >>calls
            state=$(head -n 1 states)
            [ -n "$state" ] || exit 3
            if [ "$3" = start ]; then echo migration-abc; exit 0; fi
            sed -i 1d states
            [ "$state" != away ] || exit 1
            echo "$state"

            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
