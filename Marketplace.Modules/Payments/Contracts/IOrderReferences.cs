namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Names the orders that ledger entries are about, for documents.</summary>
public interface IOrderReferences
{
    /// <summary>Orders by id; unknown ids are omitted. One statement for every 10,000 ids.</summary>
    Task<IReadOnlyDictionary<Guid, OrderReference>> FindAsync(
        IReadOnlyCollection<Guid> orderIds,
        CancellationToken cancellationToken
    );

    /// <summary>The orders of returns, by the id of the return; unknown ids are omitted. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> OrdersOfReturnsAsync(
        IReadOnlyCollection<Guid> returnIds,
        CancellationToken cancellationToken
    );
}

/// <summary>An order as a document names it.</summary>
public sealed record OrderReference(Guid OrderId, string Number, Guid SellerId);
