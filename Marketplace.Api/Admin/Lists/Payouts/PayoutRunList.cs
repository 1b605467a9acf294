using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Payout runs.</summary>
public sealed class PayoutRunList(QueryFilters asked, AdminText text, PayoutRunQueries runs, UserNames users)
    : AdminList<PayoutRunView>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.DayHead, T.Start, T.Finish, T.By, T.Statements, T.Payouts, T.Amount, T.Currency, T.RunFailures];

    public override IEnumerable<object?[]> Lines(PayoutRunView row) =>
        [
            [
                row.Day,
                row.StartedAt,
                row.FinishedAt,
                row.RequestedBy is { } admin ? users[admin] : T.PayoutRunsOfDay,
                row.Statements,
                row.Payouts,
                Currencies.ToMajor(row.Amount),
                row.Amount.Currency,
                row.Failures,
            ],
        ];

    protected override Task<RowReader<PayoutRunView>> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<RowReader<PayoutRunView>>(runs.ListAsync);

    protected override Task LoadNamesAsync(IReadOnlyList<PayoutRunView> rows, CancellationToken cancellationToken) =>
        users.LoadAsync(rows.Select(row => row.RequestedBy).OfType<Guid>(), cancellationToken);
}
