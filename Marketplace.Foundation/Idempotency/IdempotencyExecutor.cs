using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>Runs a request once per key. The key and its effects commit together; a repeat gets the stored
/// response.</summary>
/// <remarks>
/// Errors: <c>idempotency.key_reused</c> for a different request with the same key; <c>idempotency.in_progress</c> when
/// the first request is still running after 2 s, or its continuation is running.
/// Repeat: the response is replayed for 24 hours; a crash rolls back key and effects together. A response whose
/// continuation is owed is handed out to one repeat at a time, which must continue it.
/// Order and locks: the key is inserted by the first statement of the transaction, so a concurrent duplicate waits on
/// the unique index.
/// </remarks>
public sealed class IdempotencyExecutor(FoundationDbContext db, UnitOfWork unitOfWork, TimeProvider clock)
{
    private static readonly Counter<long> Replays = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.idempotency.replays",
        "{request}",
        "Requests that were answered with the stored answer of their key"
    );

    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    /// <summary>How long a continuation may run before a repeat takes over, longer than a provider may take to
    /// answer.</summary>
    private static readonly TimeSpan ContinuationLease = TimeSpan.FromSeconds(30);

    /// <summary>The outcome of a request.</summary>
    /// <param name="Replayed">True when the response was stored by an earlier request.</param>
    public sealed record Outcome(StoredResponse Response, bool Replayed);

    /// <summary>Runs the handler in the key's transaction, or replays the stored response.</summary>
    /// <param name="handleAsync">May run again after a deadlock. Services it calls join the transaction.</param>
    public Task<Result<Outcome>> ExecuteAsync(
        IdempotentRequest request,
        Func<CancellationToken, Task<StoredResponse>> handleAsync,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(ct => AttemptAsync(request, handleAsync, ct), cancellationToken);

    /// <summary>Stores the final response after the continuation has succeeded.</summary>
    /// <param name="lease">Of the response that was continued; a request that outlived it changes nothing.</param>
    public Task CompleteAsync(
        IdempotentRequest request,
        StoredResponse response,
        DateTimeOffset? lease,
        CancellationToken cancellationToken
    )
    {
        var headers = JsonSerializer.Serialize(response.Headers);
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.idempotency_records SET status = {response.Status}, headers = {headers},
                body = {response.Body}, pending_until = NULL
            WHERE principal = {request.Principal} AND key = {request.Key} AND pending_until = {lease}
            """,
            cancellationToken
        );
    }

    /// <summary>Lets the next repeat continue after the continuation has failed.</summary>
    /// <param name="lease">Of the response that was continued; a request that outlived it changes nothing.</param>
    public Task ReleaseAsync(IdempotentRequest request, DateTimeOffset? lease, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.idempotency_records SET pending_until = {clock.GetUtcNow()}
            WHERE principal = {request.Principal} AND key = {request.Key} AND pending_until = {lease}
            """,
            cancellationToken
        );

    private async Task<Result<Outcome>> AttemptAsync(
        IdempotentRequest request,
        Func<CancellationToken, Task<StoredResponse>> handleAsync,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        bool isNew;
        try
        {
            isNew = await InsertAsync(request, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return PlatformErrors.IdempotencyInProgress;
        }

        if (!isNew)
        {
            var replay = await ReplayAsync(request, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return replay;
        }

        unitOfWork.BeginAmbient();
        try
        {
            var response = await handleAsync(cancellationToken);
            if (!response.IsKept)
                return new Outcome(response, false);
            if (response.IsPending)
                response = response with { Lease = NewLease() };
            await StoreAndCommitAsync(request, response, cancellationToken);
            unitOfWork.Committed();
            return new Outcome(response, false);
        }
        finally
        {
            unitOfWork.EndAmbient();
        }
    }

    private async Task<bool> InsertAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var batch = NewBatch();
        batch.BatchCommands.Add(new("SET LOCAL lock_timeout = '2s'"));
        batch.BatchCommands.Add(
            new(
                """
                INSERT INTO platform.idempotency_records AS r (principal, key, fingerprint, status, created_at,
                    expires_at) VALUES ($1, $2, $3, 0, $4, $5)
                ON CONFLICT (principal, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = 0,
                    created_at = excluded.created_at, expires_at = excluded.expires_at, pending_until = NULL
                WHERE r.expires_at <= excluded.created_at
                """
            )
            {
                Parameters =
                {
                    new() { Value = request.Principal },
                    new() { Value = request.Key },
                    new() { Value = request.Fingerprint },
                    new() { Value = now },
                    new() { Value = now + Retention },
                },
            }
        );
        batch.BatchCommands.Add(new("SET LOCAL lock_timeout = DEFAULT"));
        // Commands look rows up by key; planning such a statement every time costs more than running it.
        batch.BatchCommands.Add(new("SET LOCAL plan_cache_mode = force_generic_plan"));
        batch.BatchCommands.Add(new($"SAVEPOINT {UnitOfWork.SavepointName}"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[1].RecordsAffected == 1;
    }

    private async Task<Result<Outcome>> ReplayAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        var record = await db
            .IdempotencyRecords.AsNoTracking()
            .SingleAsync(r => r.Principal == request.Principal && r.Key == request.Key, cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(record.Fingerprint, request.Fingerprint))
            return PlatformErrors.IdempotencyKeyReused;
        DateTimeOffset? lease = record.PendingUntil is null ? null : NewLease();
        if (lease is { } until && !await TakeContinuationAsync(request, until, cancellationToken))
            return PlatformErrors.IdempotencyInProgress;
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(record.Headers ?? "{}")!;
        Replays.Add(1);
        var response = new StoredResponse(record.Status, headers, record.Body ?? []);
        return new Outcome(response with { IsPending = lease is not null, Lease = lease }, true);
    }

    /// <summary>Takes the continuation over; false while another request runs it or when it is over.</summary>
    private async Task<bool> TakeContinuationAsync(
        IdempotentRequest request,
        DateTimeOffset lease,
        CancellationToken cancellationToken
    ) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.idempotency_records SET pending_until = {lease}
            WHERE principal = {request.Principal} AND key = {request.Key} AND pending_until <= {clock.GetUtcNow()}
            """,
            cancellationToken
        ) == 1;

    /// <summary>In whole microseconds, as PostgreSQL keeps it, so that it can be compared.</summary>
    private DateTimeOffset NewLease()
    {
        var end = clock.GetUtcNow() + ContinuationLease;
        return end.AddTicks(-(end.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Stores the response and commits, in one round trip.</summary>
    private async Task StoreAndCommitAsync(
        IdempotentRequest request,
        StoredResponse response,
        CancellationToken cancellationToken
    )
    {
        await using var batch = NewBatch();
        batch.BatchCommands.Add(
            new(
                """
                UPDATE platform.idempotency_records SET status = $1, headers = $2, body = $3, pending_until = $4
                WHERE principal = $5 AND key = $6
                """
            )
            {
                Parameters =
                {
                    new() { Value = response.Status },
                    new() { Value = JsonSerializer.Serialize(response.Headers) },
                    new() { Value = response.Body },
                    new() { Value = (object?)response.Lease ?? DBNull.Value, DataTypeName = "timestamptz" },
                    new() { Value = request.Principal },
                    new() { Value = request.Key },
                },
            }
        );
        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatch NewBatch() =>
        new(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()
        );
}
