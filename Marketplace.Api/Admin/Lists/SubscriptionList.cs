using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All subscriptions.</summary>
public sealed class SubscriptionList(QueryFilters asked, AdminText text, SubscriptionQueries billing, StoreNames stores)
    : AdminList<Subscription>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Store, T.Status, T.Plan, T.Version, T.NextPlan, T.Renewal, T.Created];

    public override IEnumerable<object?[]> Lines(Subscription row) =>
        [
            [
                stores[row.SellerId],
                row.Status,
                row.PlanCode,
                row.PlanVersion,
                NextPlanOf(row),
                row.CurrentPeriodEnd,
                row.CreatedAt,
            ],
        ];

    protected override async Task<RowReader<Subscription>> OpenAsync(CancellationToken cancellationToken)
    {
        var (status, store) = (Asked.State<SubscriptionStatus>("status", T.Status), await Asked.StoreAsync());
        return (page, ct) => billing.ListAsync(status, store, page, ct);
    }

    protected override Task LoadNamesAsync(IReadOnlyList<Subscription> rows, CancellationToken cancellationToken) =>
        stores.LoadAsync(rows.Select(r => r.SellerId), cancellationToken);

    private static object? NextPlanOf(Subscription row) =>
        row.CancelAtPeriodEnd ? SubscriptionStatus.Cancelled : row.PendingPlanCode;
}
