using Marketplace.Foundation;

namespace Marketplace.Modules.Products.Contracts;

/// <summary>The only way other modules move stock; call it inside a unit of work.</summary>
/// <remarks>Order and locks: rows are locked by variantId ascending in one statement. Each method costs a fixed number
/// of statements, whatever the number of lines.</remarks>
public interface IInventory
{
    /// <summary>Takes units out of stock at once (cash on delivery): movement <c>sale</c>, events by threshold
    /// crossing.</summary>
    /// <remarks>Errors: <c>stock.insufficient</c> listing all short lines, after which nothing is taken. Repeat: unique
    /// per variant and order.</remarks>
    Task<Result> SellAsync(IReadOnlyList<StockLine> lines, CancellationToken cancellationToken);

    /// <summary>Holds units for a checkout until an instant (card payments).</summary>
    /// <remarks>Errors: <c>stock.insufficient</c> listing all short lines, after which nothing is held.</remarks>
    Task<Result> ReserveAsync(
        Guid checkoutId,
        IReadOnlyList<StockLine> lines,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    );

    /// <summary>Turns held units into sold ones. A hold that expired meanwhile is taken again, or refused with
    /// <c>stock.insufficient</c>.</summary>
    Task<Result> CommitReservationAsync(
        Guid checkoutId,
        IReadOnlyList<StockLine> lines,
        CancellationToken cancellationToken
    );

    /// <summary>Lets held units go; a second call does nothing.</summary>
    Task ReleaseReservationAsync(Guid checkoutId, CancellationToken cancellationToken);

    /// <summary>Puts sold units back (cancel, reject, return); a second call for the same order and reason does
    /// nothing.</summary>
    Task RestockAsync(IReadOnlyList<StockLine> lines, StockReason reason, CancellationToken cancellationToken);
}

/// <summary>Units of a variant that move for an order.</summary>
/// <param name="OrderId">Reference of the movement; with the variant and the reason it is unique.</param>
public sealed record StockLine(Guid VariantId, Guid OrderId, int Quantity);

/// <summary>Why stock moved.</summary>
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
