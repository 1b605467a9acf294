using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Numbers documents such as invoices: each series counts from 1 in each year, without gaps.</summary>
public sealed class DocumentNumbers(FoundationDbContext db)
{
    /// <summary>Longest name of a series.</summary>
    public const int SeriesLength = 40;

    /// <summary>The next number of the series in the year.</summary>
    /// <param name="series">Of at most 40 characters; it is what sets the documents of one kind apart.</param>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    /// <remarks>Repeat: every call takes a number; a rollback gives it back. Locks: the row of the series and year,
    /// until the caller's commit, so that the next document waits for it. Call it as late as possible.</remarks>
    public async Task<int> NextAsync(string series, int year, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A document's number is taken in the transaction that stores it.");
        return (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    INSERT INTO platform.document_sequences AS s (series, year, last) VALUES ({series}, {year}, 1)
                    ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING last AS "Value"
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
    }
}
