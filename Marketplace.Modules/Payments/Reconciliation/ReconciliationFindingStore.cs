using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Remembers what comparisons found, so that people are told once.</summary>
public sealed class ReconciliationFindingStore(FoundationDbContext db)
{
    /// <summary>Keeps findings and gives back those that are new. One statement, saved at once.</summary>
    public async Task<IReadOnlyList<ReconciliationFinding>> AddAsync(
        IReadOnlyCollection<ReconciliationFinding> found,
        CancellationToken cancellationToken
    )
    {
        if (found.Count == 0)
            return [];
        var (providers, subjects, details, times) = (
            found.Select(f => f.Provider).ToArray(),
            found.Select(f => f.Subject).ToArray(),
            found.Select(f => f.Detail).ToArray(),
            found.Select(f => f.FoundAt).ToArray()
        );
        var isNew = await db
            .Database.SqlQuery<string>(
                $"""
                INSERT INTO payments.reconciliation_findings (provider, subject, detail, found_at)
                SELECT * FROM unnest({providers}, {subjects}, {details}, {times})
                ON CONFLICT DO NOTHING RETURNING provider || ' ' || subject AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return found.Where(f => isNew.Remove(f.Provider + " " + f.Subject)).ToArray();
    }
}
