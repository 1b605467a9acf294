using Marketplace.Modules.Orders;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Standalone;

/// <summary>A store of the simulation.</summary>
/// <param name="Number">From 0, in the order of opening.</param>
internal sealed record SimulatedStore(int Number, Guid Id, Actor Owner, IReadOnlyList<Guid> Variants)
{
    public OrderActor Party => OrderActor.Seller(Owner, Id);
}

/// <summary>An order of the simulation and what is going to happen to it.</summary>
/// <param name="Chance">Its own choices.</param>
internal sealed record SimulatedOrder(
    Guid Id,
    Guid PurchaseId,
    Guid? PaymentId,
    SimulatedStore Store,
    Actor Buyer,
    IReadOnlyList<SimulatedLine> Lines,
    Chance Chance
)
{
    public bool IsCash => PaymentId is null;

    /// <summary>Whether it is the only order of its purchase, so that the payment is its own.</summary>
    public required bool IsAlone { get; init; }

    /// <summary>Whether it is the one of its purchase that a bank asks about.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>What the buyer pays for the delivery.</summary>
    public required long ShippingMinor { get; init; }

    /// <summary>Whether the provider cannot pay its refunds.</summary>
    public required bool RefundsFail { get; init; }

    public OrderActor BuyingParty => OrderActor.Buyer(Buyer);
}

/// <summary>A line of an order.</summary>
internal sealed record SimulatedLine(Guid Id, int Quantity, long UnitMinor);
