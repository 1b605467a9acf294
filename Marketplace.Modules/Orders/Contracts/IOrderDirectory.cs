using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>What was bought, for mails and receipts.</summary>
public interface IOrderDirectory
{
    /// <summary>One order; null when there is none. Three statements.</summary>
    Task<OrderSheet?> FindAsync(Guid orderId, CancellationToken cancellationToken);

    /// <summary>Orders by id; unknown ids are omitted. Three statements.</summary>
    Task<IReadOnlyDictionary<Guid, OrderSheet>> FindAsync(
        IReadOnlyCollection<Guid> orderIds,
        CancellationToken cancellationToken
    );

    /// <summary>The orders of a purchase, by id. Three statements.</summary>
    Task<IReadOnlyList<OrderSheet>> OfPurchaseAsync(Guid purchaseId, CancellationToken cancellationToken);

    /// <summary>The orders of several purchases; those of a purchase are by id. Three statements.</summary>
    Task<ILookup<Guid, OrderSheet>> OfPurchasesAsync(
        IReadOnlyCollection<Guid> purchaseIds,
        CancellationToken cancellationToken
    );
}

/// <summary>An order as a receipt shows it: without units that were cancelled, unless all of it was.</summary>
/// <param name="PurchaseNumber">Number of the purchase that the order is a part of.</param>
/// <param name="IsCash">Paid at the door.</param>
/// <param name="Address">Of delivery: name and lines as they stand on a parcel, without the phone.</param>
/// <param name="Carrier">Null, as the tracking number, when it is not known.</param>
public sealed record OrderSheet(
    Guid Id,
    string Number,
    Guid PurchaseId,
    string PurchaseNumber,
    SellerRef Seller,
    IReadOnlyList<OrderSheetLine> Lines,
    Money Items,
    Money Shipping,
    Money Total,
    bool IsCash,
    string Address,
    string? Carrier,
    string? TrackingNumber
)
{
    public Guid BuyerId { get; init; }

    /// <summary>Null while it awaits payment.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>Null before it is on its way.</summary>
    public DateTimeOffset? ShippedAt { get; init; }

    /// <summary>Rejected, cancelled or expired: nothing of it is going to come.</summary>
    public bool IsCalledOff { get; init; }
}

/// <summary>A line of an order.</summary>
/// <param name="Image">The product's first image when it was bought; null when it had none.</param>
public sealed record OrderSheetLine(
    string Title,
    IReadOnlyDictionary<string, string> Options,
    int Quantity,
    Money Total,
    PictureView? Image
);
