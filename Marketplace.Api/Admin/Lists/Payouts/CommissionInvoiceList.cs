using System.Globalization;
using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Commission invoices and credit notes of all stores.</summary>
public sealed class CommissionInvoiceList(
    QueryFilters asked,
    AdminText text,
    CommissionInvoiceQueries invoices,
    StoreNames stores
) : AdminList<CommissionInvoice>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [
            T.InvoiceNumber,
            T.KindOfInvoice,
            T.Store,
            T.Month,
            T.CommissionNet,
            T.CommissionTax,
            T.Total,
            T.Currency,
            T.Issued,
            T.EInvoiceNumber,
            T.EInvoiceId,
        ];

    public override IEnumerable<object?[]> Lines(CommissionInvoice row) =>
        [
            [
                row.Number,
                row.Kind,
                stores[row.SellerId],
                row.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                Currencies.ToMajor(row.Net),
                Currencies.ToMajor(row.Tax),
                Currencies.ToMajor(row.Total),
                row.Currency,
                row.IssuedAt,
                row.ExternalNumber,
                row.ExternalId,
            ],
        ];

    protected override async Task<RowReader<CommissionInvoice>> OpenAsync(CancellationToken cancellationToken)
    {
        var filter = new CommissionInvoiceFilter(
            await Asked.StoreAsync(),
            Asked.Month("month", T.Month),
            Asked.State<CommissionInvoiceKind>("kind", T.KindOfInvoice)
        );
        return (page, ct) => invoices.ListAsync(filter, page, ct);
    }

    protected override Task LoadNamesAsync(
        IReadOnlyList<CommissionInvoice> rows,
        CancellationToken cancellationToken
    ) => stores.LoadAsync(rows.Select(row => row.SellerId), cancellationToken);
}
