namespace Marketplace.Modules.Orders;

/// <summary>Units of an order's line.</summary>
/// <param name="Quantity">At least one.</param>
/// <param name="WrittenOff">How many of them came back, or were given up, and cannot be sold again.</param>
public sealed record LineUnits(Guid LineId, int Quantity, int WrittenOff = 0)
{
    /// <summary>Units that go back on the shelf.</summary>
    public int Resellable => Quantity - WrittenOff;
}

/// <summary>Who moves units, when and why.</summary>
/// <param name="ReasonCode">See <see cref="OrderReasons"/>; null where none is needed.</param>
/// <param name="Note">Free text from the actor.</param>
internal sealed record UnitStep(
    OrderActor By,
    DateTimeOffset At,
    OrderDeadlines Deadlines,
    string? ReasonCode = null,
    string? Note = null
);
