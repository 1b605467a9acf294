using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Batches of payouts for the bank.</summary>
public sealed class PayoutBatchList(QueryFilters asked, AdminText text, PayoutQueries payouts, UserNames users)
    : AdminList<PayoutBatchView>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.PayoutBatchId, T.Created, T.BatchMaker, T.Payouts, T.Total, T.Currency, T.BatchConfirmer, T.BatchConfirmed];

    public override IEnumerable<object?[]> Lines(PayoutBatchView row) =>
        [
            [
                row.Id,
                row.CreatedAt,
                users[row.CreatedBy],
                row.Count,
                Currencies.ToMajor(row.Total),
                row.Total.Currency,
                row.ConfirmedBy is { } confirmer ? users[confirmer] : null,
                row.ConfirmedAt,
            ],
        ];

    protected override Task<RowReader<PayoutBatchView>> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<RowReader<PayoutBatchView>>(payouts.ListBatchesAsync);

    protected override Task LoadNamesAsync(IReadOnlyList<PayoutBatchView> rows, CancellationToken cancellationToken) =>
        users.LoadAsync(
            rows.SelectMany(row => new[] { row.CreatedBy, row.ConfirmedBy }).OfType<Guid>(),
            cancellationToken
        );
}
