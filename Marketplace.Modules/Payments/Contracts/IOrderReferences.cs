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

/// <summary>What orders and returns consist of, for explaining what they brought a store. Implemented by the module
/// that
/// owns orders.</summary>
public interface IOrderShares
{
    /// <summary>Orders with their lines, by id; unknown ids are omitted. Two statements, none for no ids.</summary>
    Task<IReadOnlyDictionary<Guid, OrderShares>> OfOrdersAsync(
        IReadOnlyCollection<Guid> orderIds,
        CancellationToken cancellationToken
    );

    /// <summary>Accepted lines of returns, by the id of the return; unknown ids are omitted. Two statements, none for
    /// no
    /// ids.</summary>
    Task<IReadOnlyDictionary<Guid, ReturnShares>> OfReturnsAsync(
        IReadOnlyCollection<Guid> returnIds,
        CancellationToken cancellationToken
    );
}

/// <summary>An order as its store's share is computed from it; minor units.</summary>
/// <param name="TotalMinor">What the buyer pays, delivery and tax included.</param>
/// <param name="TaxMinor">The tax in it.</param>
/// <param name="ShippingMinor">The delivery in it.</param>
/// <param name="CommissionBps">Null before the order was placed.</param>
/// <param name="CommissionMinor">Net; the tax on it is charged beside it.</param>
public sealed record OrderShares(
    Guid OrderId,
    string Number,
    long TotalMinor,
    long TaxMinor,
    long ShippingMinor,
    int? CommissionBps,
    long CommissionMinor,
    IReadOnlyList<OrderLineShare> Lines
);

/// <summary>A line of an order; minor units.</summary>
public sealed record OrderLineShare(
    Guid LineId,
    string Title,
    int Quantity,
    long TotalMinor,
    int TaxBps,
    long TaxMinor,
    long CommissionMinor
);

/// <summary>A return of an order.</summary>
public sealed record ReturnShares(Guid ReturnId, Guid OrderId, IReadOnlyList<ReturnLineShare> Lines);

/// <summary>Accepted units of a line, and the money for them; minor units.</summary>
public sealed record ReturnLineShare(Guid LineId, int Quantity, long AmountMinor);
