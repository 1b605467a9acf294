namespace Marketplace.Modules.Orders;

/// <summary>Units of an order line that go back.</summary>
public sealed class ReturnLine
{
    private ReturnLine() { }

    public Guid ReturnId { get; private init; }

    public Guid OrderLineId { get; private init; }

    /// <summary>Zero-based position in the return.</summary>
    public int Position { get; private init; }

    public int Quantity { get; private init; }

    /// <summary>The buyer's reason, see <see cref="ReturnReasons.OfBuyers"/>.</summary>
    public string ReasonCode { get; private init; } = "";

    /// <summary>The buyer's words.</summary>
    public string? Note { get; private init; }

    /// <summary>Null until somebody has decided.</summary>
    public int? AcceptedQuantity { get; private set; }

    /// <summary>Accepted units that go back into stock; null until somebody has decided.</summary>
    public int? ResellableQuantity { get; private set; }

    /// <summary>What the buyer gets back for the accepted units; null until somebody has decided.</summary>
    public long? AmountMinor { get; private set; }

    internal static ReturnLine From(Guid returnId, int position, RequestedUnits units) =>
        new()
        {
            ReturnId = returnId,
            OrderLineId = units.LineId,
            Position = position,
            Quantity = units.Quantity,
            ReasonCode = units.ReasonCode,
            Note = units.Note,
        };

    internal void Accept(int quantity, int resellable) =>
        (AcceptedQuantity, ResellableQuantity) = (quantity, resellable);

    internal void NoteAmount(long amountMinor) => AmountMinor = amountMinor;
}

/// <summary>Units that a buyer wants to return.</summary>
/// <param name="ReasonCode">See <see cref="ReturnReasons.OfBuyers"/>.</param>
/// <param name="Note">Up to 500 characters.</param>
public sealed record RequestedUnits(Guid LineId, int Quantity, string ReasonCode, string? Note = null)
{
    /// <summary>Up to five photos that the buyer has uploaded.</summary>
    public IReadOnlyList<Guid> PhotoIds { get; init; } = [];
}
