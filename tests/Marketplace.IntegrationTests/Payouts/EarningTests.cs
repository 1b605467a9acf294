using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>When earnings become payable and due, and what is withheld of them.</summary>
[Setting("Payouts:WithholdingBps", "100")]
[Setting("Payouts:Minimum", "1000000")]
public sealed class EarningTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Withholding_OfADeliveredOrder_GoesBackWithItsRefunds()
    {
        var sale = await app.PaidOrderAsync(2, 3);
        await app.Seller.DeliverAsync(sale.OrderId);
        var tax = await app.ScalarAsync<long>($"SELECT tax_total_minor FROM orders.orders WHERE id = '{sale.OrderId}'");
        var withheld = (long)Math.Round((sale.Total.Amount - tax) / 100m, MidpointRounding.AwayFromZero);
        Assert.Equal(withheld, await WithheldAsync(sale.OrderId));

        await RefundAsync(sale, 1);
        var left =
            withheld
            - (long)
                Math.Round(
                    (decimal)withheld * sale.UnitPrice.Amount / sale.Total.Amount,
                    MidpointRounding.AwayFromZero
                );
        Assert.Equal(left, await WithheldAsync(sale.OrderId));
        await RefundAsync(sale, 2);
        Assert.Equal(0, await WithheldAsync(sale.OrderId));
        await app.AssertInvariantsAsync();
    }

    /// <summary>Below the minimum a balance waits, but not past the due day of its oldest sale.</summary>
    [Fact]
    public async Task Run_BelowTheMinimum_WaitsUntilTheDueDay()
    {
        using var admin = await app.AdminAsync();
        var sale = await app.PaidOrderAsync(3, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        await app.RunPayoutsAsync(admin);
        Assert.Equal(0, await PayoutsAsync());
        var carried = (await app.Seller.FinanceAsync("statements")).GetProperty("data")[0].Amount("closing");
        Assert.True(carried > 0);

        await app.ExecuteAsync("UPDATE payments.payable_dues SET due_on = due_on - 30");
        await app.RunPayoutsAsync(admin);

        Assert.Equal(1, await PayoutsAsync());
        var last = (await app.Seller.FinanceAsync("statements")).GetProperty("data")[0];
        Assert.Equal((carried, 0L), (last.Amount("opening"), last.Amount("closing")));
        await app.AssertInvariantsAsync();
    }

    private async Task RefundAsync(Sale sale, int quantity)
    {
        (
            await app.Seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{app.Seller.SellerId}/orders/{sale.OrderId}/refunds",
                new { reason = "goodwill", lines = new[] { new { lineId = sale.LineId, quantity } } },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).Expect(HttpStatusCode.Created);
        await PayBack.AllAsync(app, sale.PaymentId);
    }

    private Task<long> PayoutsAsync() =>
        app.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM payments.payouts WHERE seller_id = '{app.Seller.SellerId}' AND status = 'Pending'"
        );

    private Task<long> WithheldAsync(Guid orderId) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0)::bigint
            FROM ledger.postings AS p JOIN ledger.entries AS e ON e.id = p.entry_id
            WHERE p.account_code = 'withholding_payable' AND e.ref_id = '{orderId}'
            """
        );
}
