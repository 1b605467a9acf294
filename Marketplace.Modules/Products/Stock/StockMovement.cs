using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>One change of the units on hand; immutable, so that the units on hand always equal the sum of the
/// movements.</summary>
public sealed class StockMovement
{
    public Guid Id { get; init; }

    public Guid VariantId { get; init; }

    /// <summary>Units added (positive) or removed (negative).</summary>
    public int Delta { get; init; }

    public StockReason Reason { get; init; }

    /// <summary>Kind of the reference, for example <c>order</c>; null when there is none.</summary>
    public string? RefType { get; init; }

    /// <summary>Cause of the movement; unique with variant and reason for sales and restocks.</summary>
    public Guid? RefId { get; init; }

    /// <summary>The order, where it is not the cause itself.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>User who made the change; null for the system.</summary>
    public Guid? ActorId { get; init; }

    public string? Note { get; init; }

    /// <summary>Units on hand afterwards.</summary>
    public int OnHandAfter { get; init; }

    public DateTimeOffset At { get; init; }
}
