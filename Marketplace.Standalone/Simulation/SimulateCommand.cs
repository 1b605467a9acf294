using System.Globalization;
using Marketplace.MigrationService;

namespace Marketplace.Standalone;

/// <summary>Lets many days pass in a marketplace of its own, and checks every invariant at the end.</summary>
internal static class SimulateCommand
{
    /// <summary>Simulates on a throw-away database, or in a data directory that is kept.</summary>
    /// <returns>0 when all went through and all invariants hold, otherwise 1.</returns>
    public static async Task<int> RunAsync(
        StandaloneArguments arguments,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var directory = arguments.Data is { } given
            ? Path.GetFullPath(given)
            : Path.Combine(Path.GetTempPath(), "marketplace-simulation", Path.GetRandomFileName());
        if (
            arguments.Data is not null
            && Directory.Exists(directory)
            && Directory.EnumerateFileSystemEntries(directory).Any()
        )
        {
            throw new CannotStartException(
                $"{directory} is not empty; a simulation needs a directory of its own, for example --data /tmp/year"
            );
        }

        try
        {
            return await RunInAsync(directory, arguments.Simulate, output, cancellationToken);
        }
        finally
        {
            if (arguments.Data is null && Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<int> RunInAsync(
        string directory,
        SimulateOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        using var data = DataDirectory.Open(directory);
        using var cache = EmbeddedGarnet.Start();
        await using var postgres = await EmbeddedPostgres.StartAsync(
            directory,
            new EmbeddedPostgresSettings(Durable: false, MaxConnections: 200),
            cancellationToken
        );
        await postgres.EnsureDatabaseAsync(ResourceNames.Database, cancellationToken);
        var backing = new SimulationBacking(
            postgres.ConnectionString(ResourceNames.Database),
            cache.ConnectionString,
            directory
        );
        return (await RunAsync(options, backing, output, cancellationToken)).Code;
    }

    /// <summary>Simulates on a database of its own.</summary>
    /// <returns>The exit code, and the digest of the totals; null when it did not come to the end.</returns>
    internal static async Task<(int Code, string? Digest)> RunAsync(
        SimulateOptions options,
        SimulationBacking backing,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        var clock = new SimulatedClock(SimulationCalendar.Start);
        await using var host = await SimulationHost.StartAsync(backing, clock, cancellationToken);
        var world = new SimulationWorld(host, options, cancellationToken);
        string? digest = null;
        try
        {
            var totals = await new SimulationRun(world, clock, output).RunAsync();
            await output.WriteLineAsync($"\n{"account or thing", -28} {"count", 8} {"debit", 16} {"credit", 16}");
            foreach (var line in totals.Lines)
                await output.WriteLineAsync(line);
            digest = totals.Digest;
        }
        catch (SimulationFailedException failed)
        {
            await output.WriteLineAsync($"\nFAILED  {failed.Message}");
            // Or the invariants would name what merely waits.
            await world.HandleEventsAsync();
        }

        await output.WriteLineAsync();
        var stuck = await SimulationLeftovers.PrintAsync(world, clock.GetUtcNow(), output);
        var code = await VerifyCommand.RunAsync(backing.Database, clock, output, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{world.Day} days, seed {options.Seed}, {options.Stores} stores, {options.OrdersPerDay} purchases "
                    + $"a day: {seconds:0} s, digest {digest ?? "none"}"
            )
        );
        return (digest is null || stuck > 0 ? 1 : code, digest);
    }
}

/// <summary>What a simulation runs on.</summary>
/// <param name="Database">Connection string of an empty database.</param>
/// <param name="Cache">Connection string.</param>
/// <param name="Directory">For keys, files and logs.</param>
internal sealed record SimulationBacking(string Database, string Cache, string Directory);
