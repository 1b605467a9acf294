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

    /// <summary>Restocks sold units (cancel, reject, return). Repeat: changes nothing for the same order and
    /// reason.</summary>
    Task RestockAsync(IReadOnlyList<StockLine> lines, StockReason reason, CancellationToken cancellationToken);
}

/// <summary>Units of a variant moved for an order.</summary>
/// <param name="OrderId">Reference of the movement; unique together with variant and reason.</param>
public sealed record StockLine(Guid VariantId, Guid OrderId, int Quantity);

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
