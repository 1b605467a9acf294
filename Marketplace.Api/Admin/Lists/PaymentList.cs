using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All payments.</summary>
public sealed class PaymentList(QueryFilters asked, AdminText text, PaymentQueries payments, UserNames payers)
    : AdminList<PaymentRow>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.PaymentId, T.Status, T.Purpose, T.Payer, T.Amount, T.Refunded, T.Currency, T.Provider, T.Created];

    public override IEnumerable<object?[]> Lines(PaymentRow row) =>
        [
            [
                row.Id,
                row.Status,
                row.Purpose,
                payers[row.PayerId],
                Currencies.ToMajor(row.Amount),
                Currencies.ToMajor(row.Refunded),
                row.Amount.Currency,
                row.Provider,
                row.CreatedAt,
            ],
        ];

    protected override async Task<RowReader<PaymentRow>> OpenAsync(CancellationToken cancellationToken)
    {
        var status = Asked.State<PaymentStatus>("status", T.Status);
        var refund = Asked.State<RefundStatus>("refund", T.Refunds);
        var mismatch = Asked.Flag("mismatch", T.OnlyMismatched);
        var disputed = Asked.Flag("disputed", T.OnlyDisputed);
        var unassigned = Asked.Flag("unassigned", T.OnlyUnassigned);
        var paidFor = await Asked.RecordAsync(
            "refId",
            T.Reference,
            false,
            RecordKind.Order,
            RecordKind.Purchase,
            RecordKind.Payment,
            RecordKind.Invoice
        );
        var filter = new PaymentFilter(status, refund, paidFor?.RefId, mismatch, disputed, unassigned);
        return (page, ct) => payments.ListAsync(filter, page, ct);
    }

    protected override Task LoadNamesAsync(IReadOnlyList<PaymentRow> rows, CancellationToken cancellationToken) =>
        payers.LoadAsync(rows.Select(r => r.PayerId), cancellationToken);
}
