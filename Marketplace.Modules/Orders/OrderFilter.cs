namespace Marketplace.Modules.Orders;

/// <summary>Which orders of a list are wanted; null means all.</summary>
/// <param name="From">First UTC day, inclusive.</param>
/// <param name="To">Last UTC day, inclusive.</param>
public sealed record OrderFilter(
    OrderStatus? Status = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Number = null
)
{
    /// <summary>The filter with the number as it is written, however somebody typed it.</summary>
    public static OrderFilter Of(OrderStatus? status, DateOnly? from, DateOnly? to, string? number) =>
        new(status, from, to, string.IsNullOrWhiteSpace(number) ? null : number.Trim().ToUpperInvariant());

    internal DateTimeOffset? FromInstant => From is { } day ? Midnight(day) : null;

    internal DateTimeOffset? ToInstant => To is { } day && day < DateOnly.MaxValue ? Midnight(day.AddDays(1)) : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
