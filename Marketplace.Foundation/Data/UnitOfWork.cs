using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>The only way to change the database: everything inside commits together or not at all.</summary>
/// <remarks>
/// Errors: a failed result rolls back. A violation of a constraint that a module has mapped
/// (<see cref="ConstraintError"/>) becomes that module's error. Concurrent row changes, and violations marked
/// <c>TryAgain</c>, are attempted up to three times, then fail with <c>precondition.failed</c> or the module's error.
/// Repeat: deadlocks, serialization failures and connections lost before the commit run the work again (≤ 3), so load
/// what you change inside the work. A connection lost during the commit is not retried
/// (<see cref="CommitUnknownException"/>), because the commit may have succeeded.
/// Order and locks: joins a transaction that is already open; the outermost caller commits.
/// </remarks>
public sealed class UnitOfWork(
    FoundationDbContext db,
    DomainEventDispatcher events,
    IEnumerable<ConstraintError> constraints,
    PlatformSignals signals,
    SignalNotifier notifier
)
{
    private const int MaxConflicts = 3;
    private const string Savepoint = "unit_of_work";
    private int _depth;

    /// <summary>True while an outer caller (an idempotent request) owns the transaction and commits it.</summary>
    internal bool IsAmbient { get; private set; }

    /// <summary>What the work under way leaves for after its commit.</summary>
    public AfterCommitActions AfterCommit { get; } = new();

    /// <summary>Wakes the relay here, and the Workers in other processes, after the commit: events wait for
    /// them.</summary>
    public void WakeWorkers() =>
        AfterCommit.Add(() =>
        {
            signals.Outbox.Set();
            notifier.Notify();
        });

    /// <summary>Runs a use case; a failed result rolls everything back.</summary>
    public async Task<Result> ExecuteAsync(
        Func<CancellationToken, Task<Result>> workAsync,
        CancellationToken cancellationToken
    )
    {
        var result = await ExecuteAsync<bool>(
            async ct => await workAsync(ct) is { Succeeded: false } refused ? refused.Error : true,
            cancellationToken
        );
        return result.Succeeded ? Result.Success : result.Error;
    }

    /// <summary>Runs a use case that returns a value; a failed result rolls everything back.</summary>
    public async Task<Result<T>> ExecuteAsync<T>(
        Func<CancellationToken, Task<Result<T>>> workAsync,
        CancellationToken cancellationToken
    )
    {
        if (_depth > 0 || (db.Database.CurrentTransaction is not null && !IsAmbient))
            return await workAsync(cancellationToken);
        _depth++;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var (result, conflict) = IsAmbient
                    ? await AttemptInsideAsync(workAsync, cancellationToken)
                    : await AttemptAloneAsync(workAsync, cancellationToken);
                if (!conflict || attempt == MaxConflicts)
                    return result;
            }
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Runs work that either completes or throws.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> workAsync, CancellationToken cancellationToken)
    {
        var result = await ExecuteAsync<T>(async ct => await workAsync(ct), cancellationToken);
        return result.Succeeded
            ? result.Value
            : throw new InvalidOperationException($"The unit of work failed: {result.Error.Code}");
    }

    /// <summary>Runs domain event handlers and saves tracked changes without committing.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        // Detect changes once, after the handlers, instead of on every access to the change tracker.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await events.DispatchAsync(db, cancellationToken);
            db.ChangeTracker.DetectChanges();
            if (db.ChangeTracker.HasChanges())
                await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private Task<(Result<T> Result, bool Conflict)> AttemptAloneAsync<T>(
        Func<CancellationToken, Task<Result<T>>> workAsync,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(
                async ct =>
                {
                    db.ChangeTracker.Clear();
                    AfterCommit.RollBackTo(0);
                    db.Database.AutoSavepointsEnabled = false;
                    await using var transaction = await db.Database.BeginTransactionAsync(ct);
                    var outcome = await WorkAndFlushAsync(workAsync, ct);
                    if (!outcome.Result.Succeeded)
                    {
                        db.ChangeTracker.Clear();
                        return outcome;
                    }

                    await CommitAsync(transaction, ct);
                    Committed();
                    return outcome;
                },
                cancellationToken
            );

    private static async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            throw new CommitUnknownException(exception);
        }
    }

    private async Task<(Result<T> Result, bool Conflict)> AttemptInsideAsync<T>(
        Func<CancellationToken, Task<Result<T>>> workAsync,
        CancellationToken cancellationToken
    )
    {
        var mark = AfterCommit.Mark;
        var outcome = await WorkAndFlushAsync(workAsync, cancellationToken);
        if (outcome.Result.Succeeded)
            return outcome;
        AfterCommit.RollBackTo(mark);
        await db.Database.ExecuteSqlRawAsync($"ROLLBACK TO SAVEPOINT {Savepoint}", cancellationToken);
        db.ChangeTracker.Clear();
        return outcome;
    }

    private async Task<(Result<T> Result, bool Conflict)> WorkAndFlushAsync<T>(
        Func<CancellationToken, Task<Result<T>>> workAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await workAsync(cancellationToken);
            if (result.Succeeded)
                await FlushAsync(cancellationToken);
            return (result, false);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (PlatformErrors.PreconditionFailed, true);
        }
        catch (Exception exception) when (Violation(exception) is { } violated)
        {
            return (violated.Definition.ToError(), violated.TryAgain);
        }
    }

    private ConstraintError? Violation(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)
            is { ConstraintName: { } name }
            ? constraints.FirstOrDefault(c => c.Constraint == name)
            : null;

    /// <summary>Begins the transaction of an outer caller, who calls <see cref="Committed"/>.</summary>
    internal void BeginAmbient()
    {
        IsAmbient = true;
        AfterCommit.RollBackTo(0);
    }

    /// <summary>Runs what was left for after the commit.</summary>
    internal void Committed() => AfterCommit.Run();

    internal void EndAmbient() => IsAmbient = false;

    internal static string SavepointName => Savepoint;
}
