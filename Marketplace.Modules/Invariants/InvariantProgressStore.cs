using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Modules.Invariants;

/// <summary>Remembers how far the hourly check has come, and the slices with violations.</summary>
internal sealed class InvariantProgressStore(MarketplaceDbContext db)
{
    /// <summary>How far each invariant has been checked; those never begun are missing.</summary>
    public Task<Dictionary<string, InvariantProgress>> ReadAsync(CancellationToken cancellationToken) =>
        db.Set<InvariantProgress>().AsNoTracking().ToDictionaryAsync(p => p.Code, cancellationToken);

    /// <summary>The slices with violations, by invariant.</summary>
    public Task<List<InvariantFinding>> FindingsAsync(CancellationToken cancellationToken) =>
        db.Set<InvariantFinding>()
            .AsNoTracking()
            .OrderBy(f => f.Code)
            .ThenBy(f => f.FromKey)
            .ToListAsync(cancellationToken);

    /// <summary>The first key after a slice; the end of all keys when fewer are left.</summary>
    public async Task<Guid> EndOfSliceAsync(
        InvariantKeys keys,
        Guid from,
        int size,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(
                $"SELECT {keys.Column} FROM {keys.Table} WHERE {keys.Column} > @from ORDER BY {keys.Column} "
                    + "OFFSET @size - 1 LIMIT 1",
                (NpgsqlConnection)db.Database.GetDbConnection()
            );
            command.Parameters.AddWithValue("from", from);
            command.Parameters.AddWithValue("size", size);
            return await command.ExecuteScalarAsync(cancellationToken) as Guid? ?? KeyRange.All.To;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Records what a slice had; the slices with violations that lie in it are replaced.</summary>
    /// <remarks>A longer one that begins at the same key keeps its length: what is behind this slice is still to be
    /// checked again.</remarks>
    public async Task RecordAsync(
        InvariantCheck check,
        KeyRange slice,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM platform.invariant_findings
            WHERE code = {check.Code} AND from_key >= {slice.From} AND to_key <= {slice.To}
            """,
            cancellationToken
        );
        if (check.Violations > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO platform.invariant_findings AS f (code, from_key, to_key, violations, examples, found_at)
                VALUES ({check.Code}, {slice.From}, {slice.To}, {check.Violations}, {check.Examples.ToArray()}, {now})
                ON CONFLICT (code, from_key) DO UPDATE SET to_key = greatest(f.to_key, excluded.to_key),
                    violations = excluded.violations, examples = excluded.examples
                """,
                cancellationToken
            );
        }
    }

    /// <summary>Records that the slice before this key has been checked; the end of all keys begins a new
    /// round.</summary>
    public Task AdvanceAsync(string code, Guid next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = next == KeyRange.All.To ? now : (DateTimeOffset?)null;
        var from = ended is null ? next : KeyRange.All.From;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform.invariant_progress AS p (code, next_key, checked_at, round_ended_at)
            VALUES ({code}, {from}, {now}, {ended})
            ON CONFLICT (code) DO UPDATE SET next_key = excluded.next_key, checked_at = excluded.checked_at,
                round_ended_at = coalesce(excluded.round_ended_at, p.round_ended_at)
            """,
            cancellationToken
        );
    }
}
