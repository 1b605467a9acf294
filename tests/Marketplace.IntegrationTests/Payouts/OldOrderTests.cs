using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Orders from before earnings became payable with the delivery.</summary>
public sealed class OldOrderTests(ShopApp app) : IClassFixture<ShopApp>
{
    /// <summary>An order that an earlier version delivered is carried along, once.</summary>
    [Fact]
    public async Task MakePayable_DeliveredByAnEarlierVersion_BecomesPayableOnce()
    {
        var sale = await app.PaidOrderAsync();
        await app.Seller.DeliverAsync(sale.OrderId);
        Assert.Equal(1, await app.LedgerCountOfAsync(sale.OrderId, "OrderCompleted"));
        var old = await app.PaidOrderAsync(1);
        await app.Seller.AsSellerAsync(old.OrderId, "confirm");
        await app.ExecuteAsync(
            $"UPDATE orders.orders SET status = 'Delivered', delivered_at = now() WHERE id = '{old.OrderId}'"
        );
        var before = await app.PayableOfAsync(app.Seller.SellerId);

        await app.RunJobAsync("orders.make-payable");
        await app.RunJobAsync("orders.make-payable");

        Assert.Equal(1, await app.LedgerCountOfAsync(old.OrderId, "OrderCompleted"));
        Assert.True(await app.PayableOfAsync(app.Seller.SellerId) > before);
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM payments.payable_dues AS d JOIN ledger.entries AS e ON e.id = d.entry_id
                WHERE e.ref_id = '{old.OrderId}'
                """
            )
        );
    }

    /// <summary>One run carries along whatever there is, not only its first page.</summary>
    [Fact]
    public async Task MakePayable_MoreThanAPage_AreAllPayableAfterOneRun()
    {
        const int many = MakeOrdersPayableJob.Batch + 3;
        var sale = await app.PaidOrderAsync(2);
        await app.ExecuteAsync(
            $"""
            INSERT INTO orders.orders SELECT (jsonb_populate_record(o, jsonb_build_object(
                'id', gen_random_uuid(), 'number', 'X' || lpad(n::text, 7, '0'), 'status', 'Delivered',
                'delivered_at', now()))).*
            FROM orders.orders AS o, generate_series(1, {many}) AS n WHERE o.id = '{sale.OrderId}'
            """
        );

        await app.RunJobAsync("orders.make-payable");

        Assert.Equal(
            many,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM orders.orders WHERE number LIKE 'X%' AND payable_at IS NOT NULL"
            )
        );
        await app.ExecuteAsync("DELETE FROM orders.orders WHERE number LIKE 'X%'");
    }
}
