using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Modules.Invariants;

/// <summary>Checks the invariants slice by slice: each run goes on where the one before it stopped, until its time is
/// used up or every invariant has been checked to its end.</summary>
/// <remarks>Errors: an invariant that cannot be checked does not keep the others from being checked; the run fails at
/// its end, with all that failed. Repeat: a slice that was checked but not recorded is checked again. Slices with
/// violations are checked again first in each run, so a repaired one is forgotten within the hour.</remarks>
internal sealed class InvariantRoundService(
    MarketplaceDbContext db,
    InvariantProgressStore store,
    IOptions<InvariantsOptions> options,
    TimeProvider clock
)
{
    private readonly TimeSpan _budget = TimeSpan.FromMilliseconds(options.Value.BudgetMilliseconds);
    private readonly Dictionary<string, InvariantFailure> _failures = [];
    private DateTimeOffset _started;
    private int _slices;

    private TimeSpan Spent => clock.GetUtcNow() - _started;

    /// <summary>Checks at least one slice, and more while there is time.</summary>
    public async Task<InvariantRun> RunAsync(CancellationToken cancellationToken)
    {
        (_started, _slices) = (clock.GetUtcNow(), 0);
        _failures.Clear();
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await CheckFindingsAsync(cancellationToken);
            var ended = await GoOnAsync(cancellationToken);
            return new(_slices, ended, await store.FindingsAsync(cancellationToken), _failures.Values);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // Half of the time, so that many violations do not keep the round from going on.
    private async Task CheckFindingsAsync(CancellationToken cancellationToken)
    {
        foreach (var finding in await store.FindingsAsync(cancellationToken))
        {
            if (Spent >= _budget / 2)
                return;
            if (Invariant.All.SingleOrDefault(i => i.Code == finding.Code) is { } invariant)
                await TryCheckAsync(invariant, new(finding.FromKey, finding.ToKey), cancellationToken);
        }
    }

    private async Task<int> GoOnAsync(CancellationToken cancellationToken)
    {
        var progress = await store.ReadAsync(cancellationToken);
        var (ended, isFirst) = (0, true);
        foreach (var invariant in InTurn(progress))
        {
            var next = progress.GetValueOrDefault(invariant.Code)?.NextKey ?? KeyRange.All.From;
            do
            {
                if (!isFirst && Spent >= _budget)
                    return ended;
                isFirst = false;
                if (await NextSliceAsync(invariant, next, cancellationToken) is not { } end)
                    break;
                next = end;
            } while (next != KeyRange.All.To);

            ended += next == KeyRange.All.To ? 1 : 0;
        }

        return ended;
    }

    /// <summary>Checks the slice that begins at a key; returns where it ends, or null when it could not be
    /// checked.</summary>
    private async Task<Guid?> NextSliceAsync(Invariant invariant, Guid from, CancellationToken cancellationToken)
    {
        var end = invariant.Keys is { } keys
            ? await store.EndOfSliceAsync(keys, from, options.Value.SliceKeys, cancellationToken)
            : KeyRange.All.To;
        if (!await TryCheckAsync(invariant, new(from, end), cancellationToken))
            return null;
        await store.AdvanceAsync(invariant.Code, end, clock.GetUtcNow(), cancellationToken);
        return end;
    }

    // Only what PostgreSQL refuses concerns one invariant alone; a lost connection ends the run.
    private async Task<bool> TryCheckAsync(Invariant invariant, KeyRange slice, CancellationToken cancellationToken)
    {
        if (_failures.ContainsKey(invariant.Code))
            return false;
        try
        {
            await CheckAsync(invariant, slice, cancellationToken);
            return true;
        }
        catch (PostgresException exception)
        {
            _failures[invariant.Code] = new(invariant.Code, exception);
            return false;
        }
    }

    // Those under way, then those whose last round is longest ago.
    private static IEnumerable<Invariant> InTurn(Dictionary<string, InvariantProgress> progress) =>
        from invariant in Invariant.All
        let known = progress.GetValueOrDefault(invariant.Code)
        orderby known is not null && known.NextKey != KeyRange.All.From descending, known?.RoundEndedAt
        select invariant;

    private async Task CheckAsync(Invariant invariant, KeyRange slice, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await store.RecordAsync(
            await CheckAsync(invariant, slice, now, cancellationToken),
            slice,
            now,
            cancellationToken
        );
        _slices++;
    }

    private async Task<InvariantCheck> CheckAsync(
        Invariant invariant,
        KeyRange slice,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (invariant.Keys?.InEveryTable == true)
        {
            // PostgreSQL takes a range of uuids for a single row and would compare each row with each.
            await using var settings = new NpgsqlCommand("SET LOCAL enable_nestloop = off", connection, transaction);
            await settings.ExecuteNonQueryAsync(cancellationToken);
        }

        return await InvariantAuditor.CheckAsync(invariant, slice, connection, transaction, now, cancellationToken);
    }
}

/// <summary>What a run of the hourly check did.</summary>
/// <param name="Slices">Slices it checked.</param>
/// <param name="Ended">Invariants of which it checked the last slice.</param>
/// <param name="Findings">All slices with violations, also those of earlier runs.</param>
/// <param name="Failures">The invariants that could not be checked.</param>
internal sealed record InvariantRun(
    int Slices,
    int Ended,
    IReadOnlyList<InvariantFinding> Findings,
    IReadOnlyCollection<InvariantFailure> Failures
);

/// <summary>An invariant whose statement PostgreSQL refused.</summary>
internal sealed record InvariantFailure(string Code, PostgresException Exception);
