using Marketplace.Foundation;
using Marketplace.Modules.Invariants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Overview;

/// <summary>Key figures of the marketplace for its operators. One statement.</summary>
public sealed class OverviewQueries(
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    public Task<MarketplaceOverview> NowAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var calendarDay = marketplace.Value.DayOf(now);
        var today = LocalDays.StartOf(calendarDay, marketplace.Value.Zone);
        var month = now.AddDays(-30);
        var stuck = now - OutboxAdministrationService.LateAfter;
        var day = now.AddDays(-1);
        return db
            .Database.SqlQuery<MarketplaceOverview>(
                $"""
                SELECT (SELECT COUNT(*) FROM orders.orders
                    WHERE status IN ('Placed', 'Confirmed', 'Shipped')) AS open_orders,
                       (SELECT COUNT(*) FROM orders.orders WHERE status IN ('Placed', 'Confirmed')) AS orders_to_ship,
                       (SELECT COALESCE(SUM(total_minor - refunded_minor), 0)::bigint FROM orders.orders
                           WHERE placed_at >= {today} AND status NOT IN ('Rejected', 'Cancelled')) AS sales_today_minor,
                       (SELECT COALESCE(SUM(total_minor - refunded_minor), 0)::bigint FROM orders.orders
                           WHERE placed_at >= {month} AND status NOT IN ('Rejected', 'Cancelled')) AS sales_month_minor,
                       (SELECT COUNT(*) FROM sellers.sellers WHERE status = 'Submitted') AS pending_sellers,
                       (SELECT COUNT(*) FROM sellers.sellers WHERE status = 'Approved') AS approved_sellers,
                       (SELECT COUNT(*) FROM users.users) AS users,
                       (SELECT COUNT(*) FROM users.users WHERE created_at >= {today}) AS users_today,
                       (SELECT COUNT(*) FROM subscriptions.subscriptions
                           WHERE status IN ('Active', 'PastDue')) AS subscriptions,
                       (SELECT COUNT(*) FROM subscriptions.subscriptions
                           WHERE status IN ('PastDue', 'Suspended')) AS subscriptions_unpaid,
                       (SELECT COALESCE(SUM(captured_minor - refunded_minor), 0)::bigint FROM payments.payments
                           WHERE succeeded_at >= {today} AND accepted) AS card_today_minor,
                       (SELECT COALESCE(SUM(captured_minor - refunded_minor), 0)::bigint FROM payments.payments
                           WHERE succeeded_at >= {month} AND accepted) AS card_month_minor,
                       (SELECT COUNT(*) FROM payments.refunds WHERE status = 'Failed'
                           AND NOT (reason = 'provider.refund' AND lines = '[]'::jsonb)) AS failed_refunds,
                       (SELECT COUNT(*) FROM orders.returns WHERE status = 'Contested') AS contested_returns,
                       (SELECT COUNT(*) FROM payments.disputes WHERE closed_at IS NULL) AS open_disputes,
                       late.*,
                       (SELECT COUNT(*) FROM payments.negative_balances
                           WHERE task_at IS NOT NULL) AS overdue_debts,
                       (SELECT COUNT(*) FROM payments.adjustments WHERE status = 'Pending') AS pending_adjustments,
                       (SELECT COUNT(*) FROM payments.refunds AS r
                           JOIN payments.payments AS p ON p.id = r.payment_id AND p.purpose = 'Purchase'
                           WHERE r.made_at_provider AND r.status = 'Succeeded' AND r.lines = '[]'::jsonb
                           AND r.reason IN ('provider.refund', 'provider.dispute')) AS unassigned_refunds,
                       (SELECT COUNT(*) FROM payments.payments WHERE mismatch_at IS NOT NULL
                           AND mismatch_resolved_at IS NULL) AS mismatched_payments,
                       (SELECT COUNT(*) FROM payments.webhook_inbox WHERE status = 'Failed') AS failed_webhooks,
                       (SELECT COUNT(*) FROM platform.outbox_messages WHERE published_at IS NULL
                           AND dead_at IS NULL) AS waiting_events,
                       (SELECT MIN(occurred_at) FROM platform.outbox_messages WHERE published_at IS NULL
                           AND dead_at IS NULL) AS oldest_waiting_event_at,
                       (SELECT COUNT(*) FROM platform.outbox_messages WHERE dead_at IS NOT NULL) AS dead_events,
                       (SELECT COUNT(*) FROM platform.deliveries WHERE dead_at IS NOT NULL) AS dead_deliveries,
                       (SELECT COUNT(*) FROM platform.deliveries WHERE dead_at IS NULL
                           AND available_at < {stuck}) AS late_deliveries,
                       (SELECT COUNT(*) FROM platform.job_runs WHERE outcome = 'Failed'
                           AND started_at >= {day}) AS failed_job_runs,
                       (SELECT COUNT(*) FROM platform.mails WHERE dead_at IS NOT NULL) AS dead_mails,
                       (SELECT substring(detail FROM 9) FROM (SELECT outcome, detail FROM platform.job_runs
                           WHERE name = {InvariantsRegistration.CheckJob} AND finished_at IS NOT NULL
                           ORDER BY started_at DESC LIMIT 1) AS last
                        WHERE outcome = 'Failed' AND detail LIKE 'broken: %') AS broken_invariants
                FROM (SELECT COUNT(*) FILTER (WHERE status = 'Pending') AS late_unsent_payouts,
                             COALESCE(SUM(amount_minor) FILTER (WHERE status = 'Pending'), 0)::bigint
                                 AS late_unsent_payouts_minor,
                             COUNT(*) FILTER (WHERE status = 'Sent') AS late_sent_payouts,
                             COALESCE(SUM(amount_minor) FILTER (WHERE status = 'Sent'), 0)::bigint
                                 AS late_sent_payouts_minor
                      FROM payments.payouts
                      WHERE status IN ('Pending', 'Sent') AND return_id IS NULL AND due_on < {calendarDay}) AS late
                """
            )
            .SingleAsync(cancellationToken);
    }
}

/// <summary>Key figures of the marketplace at one point in time; today is the marketplace's day, a
/// month is 30 days.</summary>
/// <param name="SalesTodayMinor">Orders placed and not cancelled or rejected, net of refunds, in minor units.</param>
/// <param name="CardTodayMinor">Card payments captured and accepted, net of refunds, in minor units.</param>
/// <param name="ContestedReturns">Returns that support must decide.</param>
/// <param name="OpenDisputes">Disputes of payments that have not ended.</param>
/// <param name="LateUnsentPayouts">Payouts to stores that are past their due day and were not sent.</param>
/// <param name="LateUnsentPayoutsMinor">What they add up to, in minor units.</param>
/// <param name="LateSentPayouts">Payouts to stores that were sent, are past their due day and are not known to be
/// paid.</param>
/// <param name="LateSentPayoutsMinor">What they add up to, in minor units.</param>
/// <param name="OverdueDebts">Stores that have owed for more than 60 days.</param>
/// <param name="PendingAdjustments">Adjustments that wait for a second administrator.</param>
/// <param name="UnassignedRefunds">Money that went back at the provider, while nobody has said for which order or
/// line.</param>
/// <param name="FailedJobRuns">In the last 24 hours.</param>
/// <param name="BrokenInvariants">The invariants the last check found broken; null when all of them held.</param>
public sealed record MarketplaceOverview(
    long OpenOrders,
    long OrdersToShip,
    long SalesTodayMinor,
    long SalesMonthMinor,
    long PendingSellers,
    long ApprovedSellers,
    long Users,
    long UsersToday,
    long Subscriptions,
    long SubscriptionsUnpaid,
    long CardTodayMinor,
    long CardMonthMinor,
    long FailedRefunds,
    long ContestedReturns,
    long OpenDisputes,
    long LateUnsentPayouts,
    long LateUnsentPayoutsMinor,
    long LateSentPayouts,
    long LateSentPayoutsMinor,
    long OverdueDebts,
    long PendingAdjustments,
    long UnassignedRefunds,
    long MismatchedPayments,
    long FailedWebhooks,
    long WaitingEvents,
    DateTimeOffset? OldestWaitingEventAt,
    long DeadEvents,
    long DeadDeliveries,
    long LateDeliveries,
    long FailedJobRuns,
    long DeadMails,
    string? BrokenInvariants
);
