using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All returns.</summary>
public sealed class ReturnList(QueryFilters asked, AdminText text, ReturnQueries returns)
    : AdminList<ReturnSummary>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.ReturnNumber, T.Status, T.ReturnKind, T.OrderNumber, T.Store, T.Units, T.Refunded, T.Currency, T.Created];

    public override IEnumerable<object?[]> Lines(ReturnSummary row) =>
        [
            [
                row.Number,
                row.Status,
                row.Kind,
                row.OrderNumber,
                row.Seller.Name ?? row.Seller.Id.ToString(),
                row.Units,
                row.Refund is { } refund ? Currencies.ToMajor(refund) : null,
                row.Refund?.Currency,
                row.RequestedAt,
            ],
        ];

    protected override async Task<RowReader<ReturnSummary>> OpenAsync(CancellationToken cancellationToken)
    {
        var filter = new ReturnFilter
        {
            Status = Asked.State<ReturnStatus>("status", T.Status),
            SellerId = await Asked.StoreAsync(),
            BuyerId = await Asked.UserAsync("buyerId", T.Buyer),
        };
        return (page, ct) => returns.ListAsync(filter, page, ct);
    }
}
