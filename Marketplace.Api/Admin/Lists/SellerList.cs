using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All stores.</summary>
public sealed class SellerList(QueryFilters asked, AdminText text, SellerQueries stores)
    : AdminList<SellerListing>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Store, T.Address, T.StoreId, T.Status, T.LegalName, T.Doors, T.Commission, T.Created];

    public override IEnumerable<object?[]> Lines(SellerListing row) =>
        [
            [
                row.Name,
                row.Slug,
                row.Id,
                row.Status,
                row.LegalName,
                row.StoreOpen,
                row.CommissionBps is { } bps ? T.Rate(bps) : null,
                row.CreatedAt,
            ],
        ];

    protected override Task<RowReader<SellerListing>> OpenAsync(CancellationToken cancellationToken)
    {
        var (words, status) = (Asked.Word("q", T.StoreName), Asked.State<SellerStatus>("status", T.Status));
        return Task.FromResult<RowReader<SellerListing>>(
            (page, ct) => stores.ListForAdministratorsAsync(words, status, page, ct)
        );
    }
}
