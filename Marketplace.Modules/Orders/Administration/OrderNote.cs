namespace Marketplace.Modules.Orders;

/// <summary>A note of support or an administrator on an order; never changed, and never shown to buyer or
/// seller.</summary>
public sealed class OrderNote
{
    public const int MaxLength = 1000;

    public Guid Id { get; init; }

    public Guid OrderId { get; init; }

    public Guid AuthorId { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }
}
