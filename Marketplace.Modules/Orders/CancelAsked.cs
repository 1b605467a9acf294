using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A buyer asked for a confirmed order to be called off; heard in the same transaction.</summary>
public sealed record CancelAsked(Order Order, OrderParty By, DateTimeOffset At) : IDomainEvent;
