namespace Marketplace.Modules.Orders;

/// <summary>Where the store put its invoice of an order; a change is a further row, the last one counts.</summary>
public sealed class InvoiceLink
{
    public const int MaxUrlLength = 500;
    public const int MaxNumberLength = 16;

    /// <summary>How many links an order can have had; each change is kept.</summary>
    public const int MaxPerOrder = 20;

    public Guid OrderId { get; init; }

    /// <summary>1, 2, 3 … within the order.</summary>
    public int Seq { get; init; }

    /// <summary>https, without credentials.</summary>
    public required string Url { get; init; }

    /// <summary>The invoice's number; null when the store did not give it.</summary>
    public string? Number { get; init; }

    /// <summary>The member of the store.</summary>
    public Guid SetBy { get; init; }

    public DateTimeOffset SetAt { get; init; }
}
