namespace Marketplace.Modules.Products;

/// <summary>How many units of a variant buyers can still get.</summary>
/// <param name="Left">Units, when there are few: at or below the seller's threshold. Null otherwise, because larger
/// numbers concern the seller alone.</param>
public sealed record Availability(AvailabilityState State, int? Left)
{
    /// <summary>What buyers are told.</summary>
    /// <param name="available">On hand and not reserved.</param>
    /// <param name="lowThreshold">The seller's threshold for low stock.</param>
    public static Availability Of(int available, int lowThreshold) =>
        available <= 0 ? new(AvailabilityState.OutOfStock, 0)
        : available <= lowThreshold ? new(AvailabilityState.Low, available)
        : new(AvailabilityState.InStock, null);
}

/// <summary>Whether a variant can be bought now.</summary>
public enum AvailabilityState
{
    InStock,

    /// <summary>Only few are left.</summary>
    Low,

    OutOfStock,
}
