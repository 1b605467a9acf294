using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Stores invoices. Order and locks: lock the subscription before changing one of its invoices.</summary>
public interface IInvoiceRepository
{
    void Add(Invoice invoice);

    Task<Invoice?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Allocates the next invoice number of the year.</summary>
    /// <remarks>Locks and repeat: as <see cref="DocumentNumbers.NextAsync"/>.</remarks>
    Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
