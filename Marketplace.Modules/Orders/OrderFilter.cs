namespace Marketplace.Modules.Orders;

/// <summary>Which orders of a list are wanted; null means all.</summary>
/// <param name="From">First UTC day, inclusive.</param>
/// <param name="To">Last UTC day, inclusive.</param>
public sealed record OrderFilter(OrderStatus? Status = null, DateOnly? From = null, DateOnly? To = null)
{
    internal DateTimeOffset? FromInstant => From is { } day ? Midnight(day) : null;

    internal DateTimeOffset? ToInstant => To is { } day && day < DateOnly.MaxValue ? Midnight(day.AddDays(1)) : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
