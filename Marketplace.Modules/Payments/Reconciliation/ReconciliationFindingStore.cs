using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Remembers reconciliation findings, so that each raises one alert.</summary>
internal sealed class ReconciliationFindingStore(MarketplaceDbContext db)
{
    /// <summary>Saves findings and returns the new ones. One statement, saved immediately.</summary>
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
