namespace Marketplace.Modules.Products;

/// <summary>Units of a variant: how many lie on the shelf and how many of them are promised.</summary>
/// <remarks>Change it only while its row is locked (<see cref="IStockRepository.LockAsync"/>): the new numbers are
/// written as they stand.</remarks>
public sealed class StockItem
{
    public const int DefaultLowThreshold = 5;
    public const int MaxUnits = 10_000_000;

    private int? _availableBefore;

    private StockItem() { }

    public Guid VariantId { get; private init; }

    public Guid ProductId { get; private init; }

    public Guid SellerId { get; private init; }

    public int OnHand { get; private set; }

    /// <summary>Units held for checkouts, never more than on hand.</summary>
    public int Reserved { get; private set; }

    /// <summary>From this many available units down the stock counts as low.</summary>
    public int LowThreshold { get; private set; }

    /// <summary>Whether the variant is active, so that its units count for the product.</summary>
    public bool IsListed { get; private set; }

    /// <summary>Counts changes; the ETag of the stock.</summary>
    public long Version { get; private set; } = 1;

    public int Available => OnHand - Reserved;

    /// <summary>Whether its units became too few, ran out or came back since the row was locked.</summary>
    internal StockCrossing Crossing => new(_availableBefore ?? Available, Available, LowThreshold);

    public static StockItem Create(
        Guid variantId,
        Guid productId,
        Guid sellerId,
        int onHand,
        int lowThreshold,
        bool isListed
    ) =>
        new()
        {
            VariantId = variantId,
            ProductId = productId,
            SellerId = sellerId,
            OnHand = onHand,
            LowThreshold = lowThreshold,
            IsListed = isListed,
        };

    /// <summary>Takes free units off the shelf.</summary>
    public void Sell(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, Available);
        Move(onHand: -quantity, reserved: 0);
    }

    /// <summary>Promises free units to a checkout.</summary>
    public void Hold(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, Available);
        Move(onHand: 0, reserved: quantity);
    }

    /// <summary>Ends a promise.</summary>
    public void LetGo(int quantity) => Move(onHand: 0, reserved: -quantity);

    /// <summary>Puts units on the shelf, or takes them off when negative.</summary>
    public void Add(int quantity) => Move(onHand: quantity, reserved: 0);

    private void Move(int onHand, int reserved)
    {
        _availableBefore ??= Available;
        OnHand = checked(OnHand + onHand);
        Reserved = checked(Reserved + reserved);
        if (Reserved < 0 || Reserved > OnHand)
            throw new InvalidOperationException($"Stock of {VariantId} would hold {Reserved} of {OnHand} units.");
    }
}

/// <summary>Available units before and after a change.</summary>
internal readonly record struct StockCrossing(int Before, int After, int LowThreshold)
{
    public bool BecameLow => Before > LowThreshold && After <= LowThreshold;

    public bool RanOut => Before > 0 && After == 0;

    public bool CameBack => Before == 0 && After > 0;
}
