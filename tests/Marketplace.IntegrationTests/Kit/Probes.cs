using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>What is in the database, by the name of what a test wants to know: stock, orders, money, events.</summary>
/// <remarks>People, mails and the audit trail: <see cref="PeopleProbes"/>. What occurs in one test only stays
/// there.</remarks>
public static class Probes
{
    /// <summary>On hand and reserved units, and what the movements say is on hand.</summary>
    public static async Task<(int OnHand, int Reserved, long Moved)> StockOfAsync(
        this MarketplaceApp app,
        Guid variantId
    ) =>
        (
            await app.ScalarAsync<int>($"SELECT on_hand FROM products.stock_items WHERE variant_id = '{variantId}'"),
            await app.ScalarAsync<int>($"SELECT reserved FROM products.stock_items WHERE variant_id = '{variantId}'"),
            await app.ScalarAsync<long>(
                $"SELECT COALESCE(SUM(delta), 0)::bigint FROM products.stock_movements WHERE variant_id = '{variantId}'"
            )
        );

    /// <summary>How many variants of a product are in stock, as the product's own counter says.</summary>
    public static Task<int> StockedVariantsOfAsync(this MarketplaceApp app, Guid productId) =>
        app.ScalarAsync<int>($"SELECT stocked_variants FROM products.products WHERE id = '{productId}'");

    /// <summary>Checkouts that hold units of a variant.</summary>
    public static Task<long> HeldCountOfAsync(this MarketplaceApp app, Guid variantId) =>
        app.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM products.reservations WHERE variant_id = '{variantId}' AND status = 'Held'"
        );

    /// <summary>The status of an order as it is stored.</summary>
    public static Task<string> OrderStatusOfAsync(this MarketplaceApp app, Guid orderId) =>
        app.ScalarAsync<string>($"SELECT status FROM orders.orders WHERE id = '{orderId}'");

    /// <summary>Why the newest step of an order was taken.</summary>
    public static Task<string> LastReasonOfAsync(this MarketplaceApp app, Guid orderId) =>
        app.ScalarAsync<string>(
            $"SELECT reason_code FROM orders.order_events WHERE order_id = '{orderId}' ORDER BY seq DESC LIMIT 1"
        );

    /// <summary>Events of a kind about something, sent or not.</summary>
    /// <param name="type">Module and name: <c>orders.order-placed</c>.</param>
    public static Task<long> EventsOfAsync(this MarketplaceApp app, Guid subject, string type) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM platform.outbox_messages WHERE type = 'marketplace.{type}.v1' AND subject = '{subject}'
            """
        );

    /// <summary>What the marketplace owes a store; negative when the store owes.</summary>
    public static Task<long> PayableOfAsync(this MarketplaceApp app, Guid sellerId) =>
        app.BalanceOfAsync($"seller:{sellerId}:payable");

    /// <summary>Credits less debits of a ledger account.</summary>
    public static Task<long> BalanceOfAsync(this MarketplaceApp app, string account) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(credit_minor - debit_minor), 0)::bigint FROM ledger.postings
                WHERE account_code = '{account}'
            """
        );

    /// <summary>The commission that was booked for an order.</summary>
    public static Task<long> CommissionOfAsync(this MarketplaceApp app, Guid orderId) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(p.credit_minor), 0)::bigint FROM ledger.postings AS p JOIN ledger.entries AS e
                ON e.id = p.entry_id WHERE e.ref_id = '{orderId}' AND p.account_code = 'commission_revenue'
            """
        );

    /// <summary>The kinds of ledger entries about something, joined by commas.</summary>
    public static Task<string> LedgerKindsOfAsync(this MarketplaceApp app, Guid subject) =>
        app.ScalarAsync<string>($"SELECT string_agg(kind, ',') FROM ledger.entries WHERE ref_id = '{subject}'");

    /// <summary>How many ledger entries of a kind there are about something.</summary>
    public static Task<long> LedgerCountOfAsync(this MarketplaceApp app, Guid subject, string kind) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM ledger.entries WHERE kind = '{kind}' AND ref_id = '{subject}'");

    /// <summary>How many notifications of a kind somebody has.</summary>
    public static Task<long> NotificationsOfAsync(this MarketplaceApp app, SignIn user, string template) =>
        app.ScalarAsync<long>(
            "SELECT COUNT(*) FROM notifications.notifications "
                + $"WHERE user_id = '{user.UserId}' AND template = '{template}'"
        );

    /// <summary>Payments of the whole marketplace.</summary>
    public static Task<long> PaymentCountAsync(this MarketplaceApp app) =>
        app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.payments");

    /// <summary>Products of the whole marketplace.</summary>
    public static Task<long> ProductCountAsync(this MarketplaceApp app) =>
        app.ScalarAsync<long>("SELECT COUNT(*) FROM products.products");

    /// <summary>Orders of the whole marketplace as Analytics knows them.</summary>
    public static Task<long> OrderFactCountAsync(this MarketplaceApp app) =>
        app.ScalarAsync<long>("SELECT COUNT(*) FROM analytics.order_facts");

    /// <summary>Runs of a job that ended like this, or were asked for: <c>Requested</c>.</summary>
    public static Task<long> JobRunCountAsync(this MarketplaceApp app, string job, string outcome) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM platform.job_runs WHERE name = '{job}' AND outcome = '{outcome}'");
}
