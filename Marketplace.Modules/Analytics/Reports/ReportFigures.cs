using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>An amount and its change from the previous period.</summary>
/// <param name="ChangeBps">Basis points; null when the previous value is zero.</param>
public sealed record MoneyFigure(Money Value, long? ChangeBps)
{
    public static MoneyFigure Of(long now, long before, string currency) =>
        new(new(now, currency), Change.Bps(now, before));
}

/// <summary>A count and its change from the previous period.</summary>
/// <param name="ChangeBps">Basis points; null when the previous value is zero.</param>
public sealed record CountFigure(long Value, long? ChangeBps)
{
    public static CountFigure Of(long now, long before) => new(now, Change.Bps(now, before));
}

/// <summary>Sales figures of a store over a range of the marketplace's days.</summary>
/// <param name="Revenue">Orders placed and not cancelled or rejected, including delivery, net of refunds.</param>
/// <param name="AverageOrderValue">Revenue divided by orders.</param>
/// <param name="NewCustomers">Buyers whose first order from the store falls in the range.</param>
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

/// <summary>How soon a store first answered its buyers' messages.</summary>
/// <param name="Asked">Orders whose buyer wrote for the first time in the range.</param>
/// <param name="Answered">Those that the store has answered.</param>
/// <param name="MedianMinutes">Half of the answers came within so many minutes; null when there are none.</param>
public sealed record AnswerFigures(DateOnly From, DateOnly To, long Asked, long Answered, long? MedianMinutes);

/// <summary>Sales of one day.</summary>
/// <param name="Revenue">Net of refunds.</param>
public sealed record SalesDay(DateOnly Day, long Orders, long Units, Money Revenue, Money Refunds);

/// <summary>Sales of one product.</summary>
/// <param name="Title">Current title; null when the product no longer exists.</param>
/// <param name="Sales">Before refunds, excluding delivery.</param>
public sealed record TopProduct(Guid ProductId, string? Title, long Orders, long Units, Money Sales);

/// <summary>Product views of a store.</summary>
public sealed record ViewsReport(
    DateOnly From,
    DateOnly To,
    long Views,
    IReadOnlyList<ViewsDay> Days,
    IReadOnlyList<ProductViewsRow> Products
);

/// <summary>Views on one day of the marketplace.</summary>
public sealed record ViewsDay(DateOnly Day, long Views);

/// <summary>Views of one product.</summary>
/// <param name="Title">Current title; null when the product no longer exists.</param>
/// <param name="DailyVisitors">Unique visitors per day, summed over the days.</param>
public sealed record ProductViewsRow(Guid ProductId, string? Title, long Views, long DailyVisitors);

/// <summary>Sales figures of the whole marketplace over a range of the marketplace's days.</summary>
/// <param name="Revenue">Orders placed and not cancelled or rejected, including delivery, net of refunds.</param>
/// <param name="SellingStores">Stores with at least one order.</param>
/// <param name="Buyers">Distinct buyers.</param>
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

/// <summary>Sales of one store.</summary>
/// <param name="Name">Null when the store no longer exists.</param>
public sealed record TopStore(Guid SellerId, string? Slug, string? Name, long Orders, Money Revenue);
