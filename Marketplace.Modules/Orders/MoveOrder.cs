namespace Marketplace.Modules.Orders;

/// <summary>Asks for a step of an order.</summary>
/// <param name="ReasonCode">Why, see <see cref="OrderReasons"/>; required where a seller rejects or calls off of his
/// own.</param>
/// <param name="Note">In the actor's words, up to 500 characters.</param>
/// <param name="Shipment">For <see cref="OrderCommand.Ship"/>.</param>
public sealed record MoveOrder(
    Guid OrderId,
    OrderCommand Command,
    OrderParty Party,
    string? ReasonCode = null,
    string? Note = null,
    Shipment? Shipment = null
)
{
    public const int MaxNoteLength = 500;
}
