using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Stores commission invoices.</summary>
public interface ICommissionInvoiceRepository
{
    void Add(CommissionInvoice invoice);

    /// <summary>Whether the store has its document of the month.</summary>
    Task<bool> ExistsAsync(Guid sellerId, DateOnly month, CancellationToken cancellationToken);

    /// <summary>The next number of the year, in the marketplace's time zone.</summary>
    /// <remarks>Locks and repeat: as <see cref="DocumentNumbers.NextAsync"/>.</remarks>
    Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The document without its lines; null when unknown. Locks its row.</summary>
    Task<CommissionInvoice?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken);
}
