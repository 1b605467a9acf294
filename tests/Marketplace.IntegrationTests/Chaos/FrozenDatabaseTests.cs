using System.Diagnostics;
using System.Globalization;
using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Chaos;

/// <summary>A database whose processes all stand still, as on a machine that swaps or a disk that hangs.</summary>
public sealed class FrozenDatabaseTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Ask_WhileAllOfPostgresStandsStill_IsUnavailableAndServedAgainAfterwards()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0");
        using var client = new HttpClient { BaseAddress = await host.ReadyAsync(Stop) };
        client.Timeout = StandaloneProcess.Patience;
        (await client.GetAsync("/api/v1/products?limit=1", Stop)).Expect(HttpStatusCode.OK);

        var postgres = await PostgresAsync();
        try
        {
            await SignalAsync("-STOP", postgres);
            // Different lists: one that was just read would be sent again without the database.
            var answers = await Races.AtOnceAsync(8, n => client.GetAsync($"/api/v1/products?limit={n + 2}", Stop));
            foreach (var answer in answers)
                await answer.ProblemAsync(503, "platform.unavailable");
            (await client.GetAsync("/health", Stop)).Expect(HttpStatusCode.ServiceUnavailable);
            (await client.GetAsync("/alive", Stop)).Expect(HttpStatusCode.OK);
        }
        finally
        {
            await SignalAsync("-CONT", postgres);
        }

        var waited = Stopwatch.StartNew();
        HttpStatusCode status;
        while ((status = (await client.GetAsync("/api/v1/products?limit=20", Stop)).StatusCode) != HttpStatusCode.OK)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.True(waited.Elapsed < StandaloneProcess.Patience, "The database is not used again.");
            await Task.Delay(TimeSpan.FromSeconds(2), Stop);
        }
    }

    /// <summary>The server's first process and those it has started.</summary>
    private async Task<string[]> PostgresAsync()
    {
        var pid = Directory.EnumerateFiles(_data.Path, "postmaster.pid", SearchOption.AllDirectories).Single();
        var first = File.ReadLines(pid).First();
        return [first, .. (await RunAsync("pgrep", "-P", first)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static Task SignalAsync(string signal, string[] processes) => RunAsync("kill", [signal, .. processes]);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        var errors = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        // A server process may end by itself in between.
        Assert.True(
            process.ExitCode == 0 || errors.Contains("No such process", StringComparison.Ordinal),
            string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}: {errors}")
        );
        return output;
    }
}
