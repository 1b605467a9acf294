namespace Marketplace.MigrationService;

/// <summary>A person without contact data.</summary>
internal sealed record DemoPerson(Guid Id, string Name);

/// <summary>A store and its products.</summary>
internal sealed record DemoStore(
    Guid Id,
    Guid OwnerId,
    string Name,
    string Category,
    DemoPlan Plan,
    List<DemoProduct> Products,
    List<DemoVariant> Variants
);

/// <summary>The plan version a store is subscribed to.</summary>
/// <param name="Price">Minor units per period; 0 for the free plan, which has no subscription.</param>
/// <param name="Products">How many products the store gets.</param>
internal sealed record DemoPlan(string Code, int Version, long Price, int CommissionBps, int Products);

/// <summary>A product; written after the sales, because it carries sales figures.</summary>
internal sealed record DemoProduct(
    Guid Id,
    Guid CategoryId,
    string Title,
    string? Brand,
    long Price,
    long? CompareAtPrice,
    DateTimeOffset CreatedAt,
    string? ImageKey,
    IReadOnlyList<DemoVariant> Variants
);

/// <summary>A variant and its stock movements, which are collected while orders are generated.</summary>
internal sealed record DemoVariant(
    Guid Id,
    Guid ProductId,
    Guid SellerId,
    string Title,
    string Sku,
    DemoOptions Options,
    long Price,
    string? ImageKey,
    DateTimeOffset CreatedAt
)
{
    public List<DemoMovement> Movements { get; } = [];
}

/// <summary>Units that left the shelf or came back.</summary>
/// <param name="RefType">What caused it: an order or a return.</param>
/// <param name="OrderId">The order of a cause that is not one itself; else null.</param>
internal sealed record DemoMovement(
    DateTimeOffset At,
    int Delta,
    string Reason,
    string RefType,
    Guid RefId,
    Guid? OrderId = null
);

/// <summary>An order at its creation.</summary>
internal sealed record DemoOrder(
    Guid Id,
    string Number,
    Guid PurchaseId,
    DateTimeOffset CreatedAt,
    DemoPerson Buyer,
    DemoStore Store,
    bool IsCard,
    bool IsExpired
);
