namespace Marketplace.Modules.Products;

/// <summary>Units of a variant reserved for a checkout until an expiry time.</summary>
public sealed class Reservation
{
    public Guid Id { get; init; }

    public Guid CheckoutId { get; init; }

    public Guid VariantId { get; init; }

    public int Quantity { get; init; }

    public ReservationStatus Status { get; set; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Status of a reservation.</summary>
public enum ReservationStatus
{
    Held,
    Committed,
    Released,
    Expired,
}
