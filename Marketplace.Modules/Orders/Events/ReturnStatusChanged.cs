using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A return was requested or changed status; handled in the same transaction.</summary>
/// <param name="From">Null when it was just requested.</param>
internal sealed record ReturnStatusChanged(
    OrderReturn Return,
    ReturnStatus? From,
    ReturnStatus To,
    OrderActor By,
    string? ReasonCode,
    DateTimeOffset At
) : IDomainEvent;
