using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All invoices.</summary>
public sealed class InvoiceList(QueryFilters asked, AdminText text, InvoiceQueries billing, StoreNames stores)
    : AdminList<Invoice>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.InvoiceNumber, T.Store, T.Status, T.Purpose, T.Plan, T.Total, T.Currency, T.Issued, T.Due, T.PaymentId];

    public override IEnumerable<object?[]> Lines(Invoice row) =>
        [
            [
                row.Number,
                stores[row.SellerId],
                row.Status,
                row.Purpose,
                row.PlanCode,
                Currencies.ToMajor(row.Total),
                row.Currency,
                row.IssuedAt,
                row.DueAt,
                row.PaymentId,
            ],
        ];

    protected override async Task<RowReader<Invoice>> OpenAsync(CancellationToken cancellationToken)
    {
        var status = Asked.State<InvoiceStatus>("status", T.Status);
        var about = await Asked.RecordAsync("sellerId", T.Reference, false, RecordKind.Store, RecordKind.Invoice);
        var (store, invoice) = about?.Kind == RecordKind.Invoice ? (default(Guid?), about?.Id) : (about?.Id, null);
        return (page, ct) => billing.ListAsync(store, status, page, ct, invoice);
    }

    protected override Task LoadNamesAsync(IReadOnlyList<Invoice> rows, CancellationToken cancellationToken) =>
        stores.LoadAsync(rows.Select(r => r.SellerId), cancellationToken);
}
