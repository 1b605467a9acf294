using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Npgsql;

namespace Marketplace.IntegrationTests.Processes;

/// <summary>A new Worker that is deployed before its migration has run.</summary>
public sealed partial class WorkerBeforeMigrationTests
{
    private const string Untouched =
        "SELECT NOT EXISTS (SELECT FROM platform.outbox_messages WHERE published_at IS NOT NULL OR attempts > 0) AND "
        + "NOT EXISTS (SELECT FROM platform.job_runs)";

    private const string AtWork =
        "SELECT EXISTS (SELECT FROM platform.outbox_messages WHERE published_at IS NOT NULL) AND EXISTS (SELECT FROM "
        + "platform.job_runs)";

    [Fact]
    public async Task Start_SchemaOlderThanTheBuild_WaitsThenGoesOn()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        await ExecuteAsync(database, "UPDATE platform.migrations SET migration_id = 'older-' || migration_id");
        await ExecuteAsync(
            database,
            """
            INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts)
            VALUES (gen_random_uuid(), 'marketplace.products.price-changed.v1', 'waiting', '{}', now(), now(), 0)
            """
        );
        await using var worker = HostProcess.Start("Marketplace.Worker", HostProcess.Settings(backing, database));
        using var http = new HttpClient { BaseAddress = await worker.ListeningAsync() };
        await ShopApp.EventuallyAsync(
            "the Worker says that it waits",
            () => Task.FromResult(Waits().Count(worker.Output) > 0)
        );

        // Longer than any loop of the Worker sleeps.
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.True(await ScalarAsync(database, Untouched));
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK),
            (await StatusAsync(http, "/health"), await StatusAsync(http, "/alive"))
        );
        Assert.Single(Waits().Matches(worker.Output));

        await ExecuteAsync(database, "UPDATE platform.migrations SET migration_id = substr(migration_id, 7)");
        await ShopApp.EventuallyAsync("relay and jobs work", () => ScalarAsync(database, AtWork));
        await ShopApp.EventuallyAsync(
            "the Worker is healthy",
            async () => await StatusAsync(http, "/health") == HttpStatusCode.OK
        );
        Assert.Equal(0, await worker.StopAsync());
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Stop_WhileWaiting_EndsCleanly()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        await using var worker = HostProcess.Start("Marketplace.Worker", HostProcess.Settings(backing, database));
        await worker.ListeningAsync();
        await ShopApp.EventuallyAsync(
            "the Worker says that it waits",
            () => Task.FromResult(Waits().Count(worker.Output) > 0)
        );

        Assert.Equal(0, await worker.StopAsync());
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("\"Message\":\"The Worker is waiting for the database schema")]
    private static partial Regex Waits();
}
