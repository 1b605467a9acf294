using System.Globalization;
using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Payouts to stores and buyers.</summary>
public sealed class PayoutList(
    QueryFilters asked,
    AdminText text,
    PayoutQueries payouts,
    PayoutRunQueries runs,
    StoreNames stores
) : AdminList<PayoutView>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [
            T.PayoutId,
            T.Status,
            T.Payee,
            T.Store,
            T.Amount,
            T.Currency,
            T.Due,
            T.Iban,
            T.BankReference,
            T.Created,
            T.PayoutWay,
            T.ProviderPayoutId,
        ];

    public override IEnumerable<object?[]> Lines(PayoutView row) =>
        [
            [
                row.Id,
                row.Status,
                row.Payee,
                stores[row.SellerId],
                Currencies.ToMajor(row.Amount),
                row.Amount.Currency,
                row.DueOn,
                row.Account,
                row.BankReference ?? row.FailureCode,
                row.ReservedAt,
                row.Provider,
                row.ProviderPayoutId,
            ],
        ];

    protected override async Task<RowReader<PayoutView>> OpenAsync(CancellationToken cancellationToken)
    {
        var filter = new PayoutFilter(
            await Asked.StoreAsync(),
            Asked.State<PayoutPayee>("payee", T.Payee),
            Asked.State<PayoutStatus>("status", T.Status),
            Asked.Day("due", T.DueUntil),
            RunId: await RunAsync(cancellationToken)
        );
        return (page, ct) => payouts.ListAsync(filter, page, ct);
    }

    private async Task<Guid?> RunAsync(CancellationToken cancellationToken)
    {
        var run = Guid.TryParse(Asked["runId"], CultureInfo.InvariantCulture, out var id)
            ? await runs.FindAsync(id, cancellationToken)
            : PlatformErrors.NotFound;
        return Asked.Named(
            "runId",
            T.PayoutRun,
            run.Succeeded ? run.Value.Id : null,
            run.Succeeded ? T.Instant(run.Value.StartedAt) : null
        );
    }

    protected override Task LoadNamesAsync(IReadOnlyList<PayoutView> rows, CancellationToken cancellationToken) =>
        stores.LoadAsync(rows.Select(row => row.SellerId), cancellationToken);
}
