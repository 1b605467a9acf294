using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All orders.</summary>
public sealed class OrderList(
    QueryFilters asked,
    AdminText text,
    OrderQueries book,
    IOptions<MarketplaceOptions> marketplace
) : AdminList<OrderSummary>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.OrderNumber, T.Status, T.Store, T.Product, T.Units, T.Total, T.Currency, T.PaymentState, T.Created];

    public override IEnumerable<object?[]> Lines(OrderSummary row) =>
        [
            [
                row.Number,
                row.Status,
                row.Seller.Name ?? row.Seller.Id.ToString(),
                row.Title,
                row.Units,
                Currencies.ToMajor(row.Total),
                row.Total.Currency,
                row.PaymentStatus,
                row.CreatedAt,
            ],
        ];

    protected override async Task<RowReader<OrderSummary>> OpenAsync(CancellationToken cancellationToken)
    {
        var (from, until) = Asked.Days();
        var filter = OrderFilter.Of(
            Asked.State<OrderStatus>("status", T.Status) is { } status ? [status] : null,
            from,
            until,
            marketplace.Value.Zone,
            Asked.OrderNumber("number", T.OrderNumber)
        ) with
        {
            SellerId = await Asked.StoreAsync(),
            BuyerId = await Asked.UserAsync("buyerId", T.Buyer),
        };
        return (page, ct) => book.ListAllAsync(filter, page, ct);
    }
}
