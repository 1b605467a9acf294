using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Makes what an order earns payable to its store, and withholds tax from it where the law asks for it.
/// </summary>
public interface IEarnings
{
    /// <summary>Whether earnings become payable with the delivery of an order; otherwise with its completion.</summary>
    bool ArePayableOnDelivery { get; }

    /// <summary>Moves what is pending for a card order to its store's payable balance, due in so many working days.
    /// </summary>
    /// <remarks>Inside the caller's transaction, with the order locked. Repeat: moves what has become pending since;
    /// nothing when nothing is. Locks: none; call it last.</remarks>
    Task MakePayableAsync(EarningOrder order, CancellationToken cancellationToken);

    /// <summary>Withholds as much as the part of the order that was not refunded calls for; gives back what is more.
    /// </summary>
    /// <remarks>Does nothing for an order of which nothing was withheld. Otherwise as
    /// <see cref="MakePayableAsync"/>.</remarks>
    Task AdjustWithholdingAsync(EarningOrder order, CancellationToken cancellationToken);
}

/// <summary>A card order as its earnings see it.</summary>
/// <param name="Total">What the buyer paid.</param>
/// <param name="Tax">The tax in it.</param>
/// <param name="Refunded">What the buyer has got back of it.</param>
public sealed record EarningOrder(Guid OrderId, Guid SellerId, Money Total, Money Tax, Money Refunded);
