using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Helps a test do things at the same time, or in an order that real life gives only now and then.</summary>
public static class Races
{
    /// <summary>Does the same many times at once, each with its number, and gives what came of each.</summary>
    public static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> doAsync) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(doAsync));

    /// <summary>Does two things at once.</summary>
    public static async Task<(T1 First, T2 Second)> AtOnceAsync<T1, T2>(
        Func<Task<T1>> firstAsync,
        Func<Task<T2>> secondAsync
    )
    {
        var (first, second) = (firstAsync(), secondAsync());
        return (await first, await second);
    }

    /// <summary>Takes a lock by SQL and keeps it until the result is disposed of: whoever needs what it covers
    /// waits.</summary>
    public static async Task<IAsyncDisposable> HoldAsync(this MarketplaceApp app, string lockSql)
    {
        var connection = new NpgsqlConnection(app.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"BEGIN; {lockSql}", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Waits until some statement waits for a lock.</summary>
    public static Task UntilSomebodyWaitsForALockAsync(this MarketplaceApp app) =>
        MarketplaceApp.EventuallyAsync("somebody waits for a lock", async () => await app.LockWaitersAsync() > 0);

    /// <summary>How many statements wait for a lock now.</summary>
    public static Task<long> LockWaitersAsync(this MarketplaceApp app) =>
        app.ScalarAsync<long>(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        );
}
