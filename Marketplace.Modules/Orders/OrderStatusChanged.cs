using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>An order was created or moved; heard in the same transaction.</summary>
/// <remarks>The place for own consequences: integration events, stock that comes back, refunds, postings.</remarks>
/// <param name="From">Null when the order was just created.</param>
public sealed record OrderStatusChanged(
    Order Order,
    OrderStatus? From,
    OrderStatus To,
    OrderParty By,
    string? ReasonCode,
    DateTimeOffset At
) : IDomainEvent;
