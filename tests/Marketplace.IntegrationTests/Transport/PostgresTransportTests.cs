using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over the queues in PostgreSQL.</summary>
[PostgresTransportTests.GateAtTheLeaderLock]
public sealed class PostgresTransportTests(TransportApp app) : TransportContract(app), IClassFixture<TransportApp>
{
    private readonly TransportApp _app = app;

    [Fact]
    public async Task Take_TheLastLeaderHasJustPostponedTheSubject_DoesNotOvertakeIt()
    {
        await PublishAsync(new StepTaken(Subject, 1));
        await PublishAsync(new StepTaken(Subject, 2));
        Assert.True(await _app.InScopeAsync<OutboxRelay, int>(relay => relay.RunOnceAsync(CancellationToken.None)) > 0);
        // With the others of its batch, then alone.
        _app.Record.FailuresLeft = 2;

        await using var gate = await CloseGateAsync();
        var late = Task.Run(() =>
            _app.InScopeAsync<DeliveryBatch, int>(batch => batch.RunAsync(ConsumerB.Name, CancellationToken.None))
        );
        await gate.UntilSomebodyWaitsAsync();
        Assert.True(
            await _app.InScopeAsync<DeliveryBatch, int>(batch => batch.RunAsync(ConsumerB.Name, CancellationToken.None))
                > 0
        );
        await gate.OpenAsync();
        await late;
        Assert.Empty(Seen(ConsumerB.Name));

        await DrainUntilAsync(() => Seen(ConsumerB.Name).Count == 2, "the failed event came back");
        Assert.Equal([1, 2], Seen(ConsumerB.Name));
    }

    protected override void PassPause() => _app.Clock.Advance(TimeSpan.FromMinutes(6));

    /// <summary>Holds up the next worker that is about to ask for a leader lock, and no other.</summary>
    private async Task<Gate> CloseGateAsync()
    {
        await _app.ExecuteAsync("INSERT INTO public.gate VALUES (true)");
        var connection = new NpgsqlConnection(_app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(42)", connection);
        await command.ExecuteNonQueryAsync();
        return new(_app, connection);
    }

    private sealed class GateAtTheLeaderLockAttribute : HostSetupAttribute
    {
        // Where a consumer's leader lock is asked for, a test can hold a worker up: its function comes before
        // PostgreSQL's own.
        public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ServiceDefaults.ResourceNames.Database}"] =
                    app.ConnectionString + ";Maximum Pool Size=60;Search Path=public,pg_catalog",
            };

        // Made before the first statement that names it is prepared.
        public override Task StartedAsync(MarketplaceApp app) =>
            app.ExecuteAsync(
                """
                CREATE TABLE public.gate (is_closed boolean);
                CREATE FUNCTION public.hashtext(value text) RETURNS integer LANGUAGE plpgsql AS $f$
                BEGIN
                  IF EXISTS (SELECT FROM public.gate) THEN PERFORM pg_advisory_xact_lock_shared(42); END IF;
                  RETURN pg_catalog.hashtext(value);
                END $f$;
                """
            );
    }

    /// <summary>Closed until a test opens it.</summary>
    private sealed class Gate(TransportApp app, NpgsqlConnection connection) : IAsyncDisposable
    {
        public async Task UntilSomebodyWaitsAsync()
        {
            await MarketplaceApp.EventuallyAsync(
                "a worker comes to the gate",
                () =>
                    app.ScalarAsync<bool>(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = "
                            + "42)"
                    )
            );
            await app.ExecuteAsync("DELETE FROM public.gate");
        }

        public async Task OpenAsync()
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(42)", connection);
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
