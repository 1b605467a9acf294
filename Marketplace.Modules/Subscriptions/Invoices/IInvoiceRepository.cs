namespace Marketplace.Modules.Subscriptions;

/// <summary>Stores invoices. Order and locks: lock the subscription before changing one of its invoices.</summary>
public interface IInvoiceRepository
{
    void Add(Invoice invoice);

    Task<Invoice?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Allocates the next invoice number of the year.</summary>
    /// <remarks>Locks: the year's row until commit. A rollback releases the number, so there are no gaps.</remarks>
    Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
