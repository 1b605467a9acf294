using System.Collections.Concurrent;
using System.Data.Common;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>The host has the demo marketplace, and its statements can be explained by the database as they were
/// sent.</summary>
public sealed class ExplainedAttribute : HostSetupAttribute
{
    private readonly Recorder _recorder = new();

    public override async Task StartedAsync(MarketplaceApp app)
    {
        await app.SeedDemoAsync(3);
        await app.ExecuteAsync(
            "INSERT INTO platform.audit_entries (id, actor_id, action, object_type, object_id, at) SELECT "
                + "gen_random_uuid(), NULL, 'demo.act', 'demo', n::text, now() FROM generate_series(1, 500) n"
        );
        await app.ExecuteAsync("ANALYZE");
    }

    public override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<MarketplaceDbContext>(options => options.AddInterceptors(_recorder));

    /// <summary>Asks over HTTP and answers the plan of each statement that read this table, made with neither scans of
    /// whole tables nor sorting where an index gives the order.</summary>
    public async Task<(IReadOnlyList<string> Plans, string? Next)> ExplainAsync(
        MarketplaceApp app,
        HttpClient client,
        string path,
        string table
    )
    {
        HttpResponseMessage? answer = null;
        var plans = await ExplainAsync(
            app,
            async () => answer = await client.GetAsync(path),
            table,
            "SET enable_seqscan = off; SET enable_sort = off; SET enable_incremental_sort = off; SET "
                + "enable_bitmapscan = off"
        );
        answer!.Expect(System.Net.HttpStatusCode.OK);
        return (plans, answer!.Headers.TryGetValues("Link", out var links) ? links.Single()[1..].Split('>')[0] : null);
    }

    /// <summary>Acts and answers the plan of each statement about the table that this sent.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(
        MarketplaceApp app,
        Func<Task> actAsync,
        string table,
        string settings
    )
    {
        _recorder.Sent.Clear();
        await actAsync();
        var plans = new List<string>();
        foreach (var (text, parameters) in _recorder.Sent.Where(s => s.Text.Contains(table, StringComparison.Ordinal)))
        {
            await using var connection = new NpgsqlConnection(app.ConnectionString);
            await connection.OpenAsync();
            await using (var set = new NpgsqlCommand(settings, connection))
                await set.ExecuteNonQueryAsync();

            await using var command = new NpgsqlCommand("EXPLAIN (VERBOSE) " + text, connection);
            command.Parameters.AddRange(parameters);
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            plans.Add(string.Join('\n', lines));
        }

        return plans;
    }

    /// <summary>Keeps what is sent to the database.</summary>
    private sealed class Recorder : DbCommandInterceptor
    {
        public ConcurrentQueue<(string Text, NpgsqlParameter[] Parameters)> Sent { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Sent.Enqueue((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]));
            return ValueTask.FromResult(result);
        }
    }
}
