namespace Marketplace.Modules.Subscriptions;

/// <summary>Invoices; whoever changes one has locked its subscription.</summary>
public interface IInvoiceRepository
{
    void Add(Invoice invoice);

    Task<Invoice?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Takes the next number of the year.</summary>
    /// <remarks>Locks: the year's row until the commit. A rollback gives the number back, so there is no gap.</remarks>
    Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
