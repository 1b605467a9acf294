using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Adjustments of stores' balances.</summary>
public sealed class AdjustmentList(
    QueryFilters asked,
    AdminText text,
    AdjustmentQueries adjustments,
    StoreNames stores,
    UserNames users
) : AdminList<AdjustmentView>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Created, T.Status, T.Store, T.Amount, T.Currency, T.Reason, T.ProposedBy, T.DecidedBy, T.RejectionReason];

    public override IEnumerable<object?[]> Lines(AdjustmentView row) =>
        [
            [
                row.CreatedAt,
                row.Status,
                stores[row.SellerId],
                Currencies.ToMajor(row.Amount),
                row.Amount.Currency,
                row.Reason,
                users[row.CreatedBy],
                row.DecidedBy is { } decider ? users[decider] : null,
                row.RejectionReason,
            ],
        ];

    protected override async Task<RowReader<AdjustmentView>> OpenAsync(CancellationToken cancellationToken)
    {
        var (seller, status) = (await Asked.StoreAsync(), Asked.State<AdjustmentStatus>("status", T.Status));
        return (page, ct) => adjustments.ListAsync(seller, status, page, ct);
    }

    protected override async Task LoadNamesAsync(
        IReadOnlyList<AdjustmentView> rows,
        CancellationToken cancellationToken
    )
    {
        await stores.LoadAsync(rows.Select(r => r.SellerId), cancellationToken);
        await users.LoadAsync(
            rows.Select(r => r.CreatedBy).Concat(rows.Select(r => r.DecidedBy).OfType<Guid>()),
            cancellationToken
        );
    }
}
