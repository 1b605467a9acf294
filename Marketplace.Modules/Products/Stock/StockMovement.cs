using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>One change of the units on hand; never changed or removed, so that the units on hand are always their
/// sum.</summary>
public sealed class StockMovement
{
    public Guid Id { get; init; }

    public Guid VariantId { get; init; }

    /// <summary>Units that came (positive) or went (negative).</summary>
    public int Delta { get; init; }

    public StockReason Reason { get; init; }

    /// <summary>Kind of the reference, for example <c>order</c>; null where there is none.</summary>
    public string? RefType { get; init; }

    /// <summary>What caused it; with variant and reason it is unique for sales and restocks.</summary>
    public Guid? RefId { get; init; }

    /// <summary>User who did it; null for the system.</summary>
    public Guid? ActorId { get; init; }

    public string? Note { get; init; }

    /// <summary>Units on hand afterwards.</summary>
    public int OnHandAfter { get; init; }

    public DateTimeOffset At { get; init; }
}
