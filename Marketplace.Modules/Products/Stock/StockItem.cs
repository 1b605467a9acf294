using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Stock of a variant: units on hand and how many of them are reserved.</summary>
/// <remarks>Change only while its row is locked (<see cref="IStockRepository.GetForUpdateAsync"/>): the new numbers
/// overwrite the old ones.</remarks>
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

    /// <summary>Units reserved for checkouts, never more than on hand.</summary>
    public int Reserved { get; private set; }

    /// <summary>Stock is low at or below this many available units.</summary>
    public int LowThreshold { get; private set; }

    /// <summary>Whether the variant is active, so that its units count towards the product.</summary>
    public bool IsListed { get; private set; }

    /// <summary>Incremented with every change; the ETag of the stock.</summary>
    public long Version { get; private set; } = 1;

    public int Available => OnHand - Reserved;

    /// <summary>Whether the stock became low, ran out or came back since the row was locked.</summary>
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

    /// <summary>Why there cannot be so many units on hand; null when there can.</summary>
    internal Error? RefusalOf(long onHand) =>
        onHand < Reserved ? StockErrors.BelowReserved.With(("reserved", Reserved), ("onHand", OnHand)) : null;

    /// <summary>Sells free units.</summary>
    public void Sell(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, Available);
        Move(onHand: -quantity, reserved: 0);
    }

    /// <summary>Notes that the row was read after free units were sold or reserved.</summary>
    internal void WasTaken(int quantity) => _availableBefore = Available + quantity;

    /// <summary>Releases reserved units.</summary>
    public void Release(int quantity) => Move(onHand: 0, reserved: -quantity);

    /// <summary>Adds units on hand, or removes them when negative.</summary>
    public void Add(int quantity) => Move(onHand: quantity, reserved: 0);

    private void Move(int onHand, int reserved)
    {
        _availableBefore ??= Available;
        OnHand = checked(OnHand + onHand);
        Reserved = checked(Reserved + reserved);
        if (Reserved < 0 || Reserved > OnHand)
        {
            throw new InvalidOperationException(
                $"Stock of {VariantId} would have {Reserved} of {OnHand} units reserved."
            );
        }
    }
}

/// <summary>Available units before and after a change.</summary>
internal readonly record struct StockCrossing(int Before, int After, int LowThreshold)
{
    public bool BecameLow => Before > LowThreshold && After <= LowThreshold;

    public bool RanOut => Before > 0 && After == 0;

    public bool CameBack => Before == 0 && After > 0;
}
