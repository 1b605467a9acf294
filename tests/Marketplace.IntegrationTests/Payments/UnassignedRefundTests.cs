using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>More is refunded at the provider than any order of the purchase cost: it concerns both stores, and nobody
/// knows with how much.</summary>
public sealed class UnassignedRefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static int Count;

    private sealed record Part(long Amount, string Currency = "TRY");

    [Fact]
    public async Task TheRestIsRefundedAtTheProviderAsWell_BothStoresGiveUpAll()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var unassigned = await UnassignedAsync();
        await NewsAsync(sale, NewId(), shared);
        Assert.All(await OrdersAsync(orders), o => Assert.Equal(0, o.RefundedMinor));

        await NewsAsync(sale, NewId(), sale.Total.Amount - shared);

        await app.AssertInvariantsAsync();
        await ExpectAllBackAsync(sale, orders, unassigned);
    }

    /// <summary>It may still fail: an administrator says what it was for.</summary>
    [Fact]
    public async Task OneIsNotPaidYetWhenTheRestIs_NoOrderIsGuessed()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var (unassigned, id) = (await UnassignedAsync(), NewId());
        await NewsAsync(sale, id, shared, RefundStatus.Pending);

        await NewsAsync(sale, NewId(), sale.Total.Amount - shared);
        await NewsAsync(sale, id, shared);

        Assert.All(await OrdersAsync(orders), o => Assert.Equal((0L, 0L), (o.RefundedMinor, o.RefundPromisedMinor)));
        Assert.Equal(unassigned - sale.Total.Amount, await UnassignedAsync());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task TheRestIsNotPaidAndFails_NoOrderWasGuessed()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var (unassigned, id) = (await UnassignedAsync(), NewId());
        await NewsAsync(sale, NewId(), shared);

        await NewsAsync(sale, id, sale.Total.Amount - shared, RefundStatus.Pending);
        await NewsAsync(sale, id, sale.Total.Amount - shared, RefundStatus.Failed);

        Assert.All(await OrdersAsync(orders), o => Assert.Equal((0L, 0L), (o.RefundedMinor, o.RefundPromisedMinor)));
        Assert.Equal(unassigned - shared, await UnassignedAsync());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task ALostDisputeAndThenTheRest_BothStoresGiveUpAll()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var unassigned = await UnassignedAsync();
        var dispute = new ProviderDispute(
            "dp_" + NewId(),
            sale.CaptureId,
            DisputeStatus.Lost,
            new(shared, "TRY"),
            "fraudulent"
        );
        await app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, dispute, default)
        );

        await NewsAsync(sale, NewId(), sale.Total.Amount - shared);

        await ExpectAllBackAsync(sale, orders, unassigned);
    }

    /// <summary>We send all that the payment has left to the buyer of one order: the other one has been
    /// refunded.</summary>
    [Fact]
    public async Task AnOrderIsCancelled_AndThePaymentHasNothingLeft_BothStoresGiveUpAll()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var unassigned = await UnassignedAsync();
        await NewsAsync(sale, NewId(), shared);

        await app.CancelAsync(sale with { OrderId = orders[0].Id });
        await app.AssertInvariantsAsync();
        await PayBack.AllAsync(app, sale.PaymentId);

        await ExpectAllBackAsync(sale, orders, unassigned);
        await app.CancelAsync(sale with { OrderId = orders[1].Id });
        await ExpectAllBackAsync(sale, orders, unassigned);
    }

    [Fact]
    public async Task MoneyOfBothStoresComesBack_EachHasItAgain()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var (unassigned, id) = (await UnassignedAsync(), NewId());
        await NewsAsync(sale, id, shared);
        await NewsAsync(sale, NewId(), sale.Total.Amount - shared);

        await NewsAsync(sale, id, shared, RefundStatus.Failed);

        Assert.Equal(sale.Total.Amount - shared, (await OrdersAsync(orders)).Sum(o => o.RefundedMinor));
        Assert.Equal(unassigned, await UnassignedAsync());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Assign_PartToEachStore_MovesAllOfIt()
    {
        var (sale, orders, shared) = await PaidInTwoStoresAsync();
        var unassigned = await UnassignedAsync();
        await NewsAsync(sale, NewId(), shared);
        var refund = Assert.Single(await RefundsAsync(sale));
        using var admin = await app.AdminAsync();
        var half = new
        {
            reason = "Half of it",
            orderId = orders[0].Id,
            amount = new Part(400),
        };

        var wrong = await (
            await AssignAsync(admin, refund.Id, half with { amount = new Part(shared + 1) })
        ).ProblemAsync(400, "validation.failed");
        Assert.Equal("value.too_large", wrong.GetProperty("errors")[0].GetProperty("code").GetString());
        await (await AssignAsync(admin, refund.Id, half with { amount = new Part(0) })).ProblemAsync(
            400,
            "validation.failed"
        );
        await (await AssignAsync(admin, refund.Id, half with { amount = new Part(400, "USD") })).ProblemAsync(
            422,
            "money.currency_mismatch"
        );

        var answers = await Races.AtOnceAsync(5, _ => AssignAsync(admin, refund.Id, half));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest));
        Assert.Equal(400, (await app.OrderAsync(orders[0].Id)).RefundedMinor);
        await app.AssertInvariantsAsync();
        var rest = (await RefundsAsync(sale)).Single(r => r.OrderId is null);
        Assert.Equal((shared - 400, refund.Id), (rest.AmountMinor, rest.SplitOf));
        var left = orders[1].TotalMinor;
        var other = new
        {
            reason = "All of it",
            orderId = orders[1].Id,
            amount = new Part(left),
        };
        (await AssignAsync(admin, rest.Id, other)).Expect(HttpStatusCode.NoContent);
        rest = (await RefundsAsync(sale)).Single(r => r.OrderId is null);
        (await AssignAsync(admin, rest.Id, new { reason = "The rest", orderId = orders[0].Id })).Expect(
            HttpStatusCode.NoContent
        );

        Assert.Equal(
            [shared - left, left],
            (await OrdersAsync(orders)).OrderBy(o => o.Id == orders[1].Id).Select(o => o.RefundedMinor)
        );
        Assert.Equal(unassigned, await UnassignedAsync());
        await app.AssertInvariantsAsync();
    }

    private async Task ExpectAllBackAsync(Sale sale, IReadOnlyList<Order> orders, long unassigned)
    {
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        foreach (var order in await OrdersAsync(orders))
        {
            Assert.Equal((order.TotalMinor, OrderPaymentStatus.Refunded), (order.RefundedMinor, order.PaymentStatus));
            var booked = await app.InScopeAsync<ILedger, CommissionBooked>(l =>
                l.CommissionRefundedOfOrderAsync(order.Id, default)
            );
            Assert.Equal(order.CommissionTotalMinor, booked.CommissionMinor);
            Assert.Equal(0, await app.InScopeAsync<ILedger, long>(l => l.PendingOfOrderAsync(order.Id, default)));
        }

        Assert.DoesNotContain(await RefundsAsync(sale), r => r.OrderId is null);
        Assert.Equal(unassigned, await UnassignedAsync());
        await app.AssertInvariantsAsync();
    }

    private static string NewId() => $"re_unassigned_{Interlocked.Increment(ref Count)}";

    private Task<Settlement> NewsAsync(
        Sale sale,
        string id,
        long minor,
        RefundStatus status = RefundStatus.Succeeded
    ) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(id, null, status, new(minor, "TRY"), null, sale.CaptureId), default)
        );

    /// <summary>A purchase in two stores, and an amount that is more than either order, and less than both.</summary>
    private async Task<(Sale Sale, IReadOnlyList<Order> Orders, long Shared)> PaidInTwoStoresAsync()
    {
        var other = await app.Store().WithProduct().OpenAsync();
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[8], 2), (other.Product.VariantId, 1));
        var sale = Sale.Of(placed, placed.Orders[0]) with { Total = placed.Purchase.Total };
        Assert.Equal(SettlementOutcome.Applied, (await app.SettleAsync(sale.Succeeded, "webhook")).Outcome);
        return (sale, placed.Orders, placed.Orders.Max(o => o.TotalMinor) + 700);
    }

    private static Task<HttpResponseMessage> AssignAsync(SignIn admin, Guid refundId, object body) =>
        admin.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/admin/refunds/{refundId}/assign", body);

    private Task<List<Refund>> RefundsAsync(Sale sale) =>
        app.QueryAsync(db => db.Set<Refund>().AsNoTracking().Where(r => r.PaymentId == sale.PaymentId).ToListAsync());

    private Task<List<Order>> OrdersAsync(IReadOnlyList<Order> orders)
    {
        var ids = orders.Select(o => o.Id).ToArray();
        return app.QueryAsync(db => db.Set<Order>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync());
    }

    private Task<long> UnassignedAsync() => app.BalanceOfAsync("unassigned_refunds");
}
