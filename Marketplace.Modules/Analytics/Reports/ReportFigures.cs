using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>An amount with its change against the span before.</summary>
/// <param name="ChangeBps">Basis points; null when there was nothing before.</param>
public sealed record MoneyFigure(Money Value, long? ChangeBps)
{
    public static MoneyFigure Of(long now, long before, string currency) =>
        new(new(now, currency), Change.Bps(now, before));
}

/// <summary>A number with its change against the span before.</summary>
/// <param name="ChangeBps">Basis points; null when there was nothing before.</param>
public sealed record CountFigure(long Value, long? ChangeBps)
{
    public static CountFigure Of(long now, long before) => new(now, Change.Bps(now, before));
}

/// <summary>What a store earned in a span of UTC days.</summary>
/// <param name="Revenue">Orders placed and not called off, delivery included, less refunds.</param>
/// <param name="AverageOrderValue">Revenue by order.</param>
/// <param name="NewCustomers">Buyers whose first order of the store lies in the span.</param>
public sealed record SellerFigures(
    DateOnly From,
    DateOnly To,
    MoneyFigure Revenue,
    CountFigure Orders,
    CountFigure Units,
    MoneyFigure AverageOrderValue,
    MoneyFigure Refunds,
    CountFigure NewCustomers
);

/// <summary>Sales of one day.</summary>
/// <param name="Revenue">Less refunds.</param>
public sealed record SalesDay(DateOnly Day, long Orders, long Units, Money Revenue, Money Refunds);

/// <summary>How well a product sold.</summary>
/// <param name="Title">As it is called now; null when it is gone.</param>
/// <param name="Sales">Before refunds, without delivery.</param>
public sealed record TopProduct(Guid ProductId, string? Title, long Orders, long Units, Money Sales);

/// <summary>How often the products of a store were looked at.</summary>
public sealed record ViewsReport(
    DateOnly From,
    DateOnly To,
    long Views,
    IReadOnlyList<ViewsDay> Days,
    IReadOnlyList<ProductViewsRow> Products
);

/// <summary>Looks on one UTC day.</summary>
public sealed record ViewsDay(DateOnly Day, long Views);

/// <summary>Looks at one product.</summary>
/// <param name="Title">As it is called now; null when it is gone.</param>
/// <param name="DailyVisitors">Σ over days of different visitors.</param>
public sealed record ProductViewsRow(Guid ProductId, string? Title, long Views, long DailyVisitors);

/// <summary>What the whole marketplace sold in a span of UTC days.</summary>
/// <param name="Revenue">Orders placed and not called off, delivery included, less refunds.</param>
/// <param name="SellingStores">Stores with at least one order.</param>
/// <param name="Buyers">Different buyers.</param>
public sealed record MarketSummary(
    DateOnly From,
    DateOnly To,
    MoneyFigure Revenue,
    CountFigure Orders,
    CountFigure Units,
    MoneyFigure AverageOrderValue,
    MoneyFigure Refunds,
    CountFigure SellingStores,
    CountFigure Buyers,
    IReadOnlyList<SalesDay> Days,
    IReadOnlyList<TopStore> TopStores
);

/// <summary>How well a store sold.</summary>
/// <param name="Name">Null when the store is gone.</param>
public sealed record TopStore(Guid SellerId, string? Slug, string? Name, long Orders, Money Revenue);
