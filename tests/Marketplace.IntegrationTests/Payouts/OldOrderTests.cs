using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

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
}
