using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>Stock operations for other modules; call inside a unit of work.</summary>
/// <remarks>Order and locks: stock rows are locked by variantId ascending in one statement. Each method runs a fixed
/// number of statements, regardless of the number of lines.</remarks>
public interface IInventory
{
    /// <summary>Sells units immediately (cash on delivery): movement <c>sale</c>, plus events when a threshold is
    /// crossed.</summary>
    /// <remarks>Errors: <c>stock.insufficient</c> listing all short lines; nothing is sold then. Repeat: unique per
    /// variant and order.</remarks>
    Task<Result> SellAsync(IReadOnlyList<StockLine> lines, CancellationToken cancellationToken);

    /// <summary>Reserves units for a checkout until it expires (card payments).</summary>
    /// <remarks>Errors: <c>stock.insufficient</c> listing all short lines; nothing is reserved then.</remarks>
    Task<Result> ReserveAsync(
        Guid checkoutId,
        IReadOnlyList<StockLine> lines,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    );

    /// <summary>Turns reserved units into sold ones. An expired reservation is taken again from free stock, or refused
    /// with <c>stock.insufficient</c>.</summary>
    Task<Result> CommitReservationAsync(
        Guid checkoutId,
        IReadOnlyList<StockLine> lines,
        CancellationToken cancellationToken
    );

    /// <summary>Releases reserved units. Repeat: changes nothing.</summary>
    Task ReleaseReservationAsync(Guid checkoutId, CancellationToken cancellationToken);

    /// <summary>Restocks sold units (cancel, reject, return). Repeat: changes nothing for the same cause and
    /// reason.</summary>
    Task RestockAsync(IReadOnlyList<StockLine> lines, StockReason reason, CancellationToken cancellationToken);

    /// <summary>Sets the units on hand to what the seller counted: movement <c>correction</c>. Never below what is
    /// reserved. Repeat: counts again.</summary>
    /// <param name="counted">Units on hand by variant.</param>
    /// <param name="cause">What they were counted for.</param>
    Task CountAsync(
        IReadOnlyDictionary<Guid, int> counted,
        StockReference cause,
        Guid? actorId,
        CancellationToken cancellationToken
    );
}

/// <summary>Units of a variant moved for an order.</summary>
/// <param name="Reference">Cause of the movement; unique together with variant and reason.</param>
public sealed record StockLine(Guid VariantId, StockReference Reference, int Quantity);

/// <summary>What moved stock: an order, a cancellation of some of its units, a return, a parcel, or a call that changed
/// many offers.</summary>
/// <param name="Type">Kind of the cause.</param>
/// <param name="OrderId">The order, where it is not the cause itself.</param>
public sealed record StockReference(string Type, Guid Id, Guid? OrderId)
{
    /// <summary>An order sold, or gave back as a whole.</summary>
    public static StockReference Order(Guid orderId) => new("order", orderId, null);

    /// <summary>Some units of an order were called off.</summary>
    public static StockReference Cancellation(Guid id, Guid orderId) => new("cancellation", id, orderId);

    /// <summary>The buyer sent units back.</summary>
    public static StockReference Return(Guid id, Guid orderId) => new("return", id, orderId);

    /// <summary>A parcel could not be delivered and came back.</summary>
    public static StockReference Parcel(Guid id, Guid orderId) => new("parcel", id, orderId);

    /// <summary>The seller changed many offers with one call.</summary>
    public static StockReference Offers(Guid callId) => new("offers", callId, null);
}

/// <summary>Reason for a stock movement.</summary>
public enum StockReason
{
    Initial,
    Manual,
    Sale,
    CancelRestock,
    ReturnRestock,
    Correction,
    Import,
}
