using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>One payment for orders of two stores, money for what is sold out, and what a store may not do while money
/// is open.</summary>
public sealed class PurchaseMoneyTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Pay_OrdersOfTwoStores_EachStoreIsPaidAndRefundsStayWithTheirOrder()
    {
        using var second = await app.SellerAsync();
        var goods = (await app.GoodsAsync(second, 10, 7_777)).VariantId;
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[0], 3), (goods, 2));
        var (first, other) = (
            placed.Orders.Single(o => o.SellerId == app.Seller.SellerId),
            placed.Orders.Single(o => o.SellerId == second.SellerId)
        );
        var page = await app.PageAsync(placed.PaymentId!.Value);
        await app.Provider.PayAsync(page, "decline");
        await ShopApp.EventuallyAsync(
            "the card is refused",
            async () => (await app.PaymentAsync(placed.PaymentId.Value)).Declines == 1
        );
        var again = await app.PayAgainAsync(Sale.Of(placed, first));
        await app.Provider.PayAsync(await app.PageAsync(again.Value.Id));
        foreach (var order in placed.Orders)
        {
            await ShopApp.EventuallyAsync(
                "the order is placed",
                async () => (await app.OrderAsync(order.Id)).Status == OrderStatus.Placed
            );
            Assert.Equal(1, await app.EventsOfAsync(order.Id, "orders.order-placed"));
        }

        var paid = await app.OrderAsync(other.Id);
        Assert.Equal(
            paid.Total - paid.Commission - LedgerEntries.CommissionTax(paid.Commission),
            (await BalanceAsync(second.SellerId)).Pending
        );

        await MoveAsync(new(first.Id, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor)));
        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync(
            "one order's money is back",
            async () => (await app.PaymentAsync(again.Value.Id)).Refunded == first.Total
        );
        Assert.Equal(
            (OrderPaymentStatus.Refunded, OrderPaymentStatus.Paid),
            ((await app.OrderAsync(first.Id)).PaymentStatus, (await app.OrderAsync(other.Id)).PaymentStatus)
        );
        Assert.Equal(
            paid.Total - paid.Commission - LedgerEntries.CommissionTax(paid.Commission),
            (await BalanceAsync(second.SellerId)).Pending
        );

        var party = OrderActor.Seller(
            new(second.UserId, new HashSet<string>(), new HashSet<Guid> { second.SellerId }, true),
            second.SellerId
        );
        foreach (
            var rest in (IReadOnlyList<RefundPart>?[])
                [
                    [new(other.Lines[0].Id, 1)],
                    null,
                ]
        )
        {
            Assert.True(
                (
                    await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s =>
                        s.RefundAsync(new(other.Id, party, rest, "goodwill"), default)
                    )
                ).Succeeded
            );
        }

        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync(
            "all money is back",
            async () =>
                (await app.PaymentAsync(again.Value.Id)).Refundable.IsZero
                && (await app.PaymentAsync(again.Value.Id)).RefundPendingMinor == 0
        );
        Assert.True((await BalanceAsync(second.SellerId)).Pending.IsZero);
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pay_SoldOutMeanwhile_MoneyGoesBackInFull(bool isExpired)
    {
        using var store = await app.SellerAsync();
        var goods = (await app.GoodsAsync(store, 2, 5_000)).VariantId;
        var sale = await app.BuyAsync(goods, 2);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        if (isExpired)
            await app.RunJobAsync("orders.run-timeouts");
        await app.RunJobAsync("products.sweep-reservations");
        Assert.Equal(
            isExpired ? OrderStatus.Expired : OrderStatus.PendingPayment,
            (await app.OrderAsync(sale.OrderId)).Status
        );
        await app.BuyAsync(goods, 2, PaymentMethod.CashOnDelivery);

        Assert.Equal(SettlementOutcome.Applied, (await app.SettleAsync(sale.Succeeded, "webhook")).Outcome);
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal(
            (false, sale.Total.Amount, sale.Total.Amount),
            (payment.Accepted, payment.CapturedMinor, payment.RefundPendingMinor)
        );
        Assert.Equal(OrderStatus.Expired, (await app.OrderAsync(sale.OrderId)).Status);
        if (!isExpired)
            Assert.Equal(OrderReasons.SoldOut, await app.LastReasonOfAsync(sale.OrderId));
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.late-refunded"));
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task PlanChange_AfterPlacement_CommissionOfTheOrderStays()
    {
        var before = await app.PaidOrderAsync();
        var frozen = (await app.OrderAsync(before.OrderId)).CommissionBps!.Value;
        var changed = await app.InScopeAsync<PlanService, Result<Plan>>(async plans =>
        {
            var terms = await app.QueryAsync(db =>
                db.Set<PlanVersion>()
                    .AsNoTracking()
                    .Where(v => v.PlanCode == PlanCodes.Free)
                    .OrderByDescending(v => v.Version)
                    .FirstAsync()
            );
            return await plans.AddVersionAsync(
                Administrator,
                PlanCodes.Free,
                terms.Terms with
                {
                    CommissionBps = frozen / 2,
                },
                null,
                default
            );
        });
        Assert.True(changed.Succeeded, changed.Error?.Code);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(frozen / 2, (await app.OrderAsync((await app.PaidOrderAsync()).OrderId)).CommissionBps);
        await CompleteAsync(before);
        var order = await app.OrderAsync(before.OrderId);
        Assert.Equal(
            (frozen, new Money(order.ItemsTotalMinor, "TRY").ApplyRate(frozen)),
            (order.CommissionBps, order.Commission)
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CloseStore_MoneyToCome_IsRefused()
    {
        using var store = await app.SellerAsync();
        var sale = await app.BuyAsync((await app.GoodsAsync(store, 5, 5_000)).VariantId, 1);
        await app.SettleAsync(sale.Succeeded, "webhook");
        await CompleteAsync(sale, store);
        var refused = await (await store.Client.PostAsync($"/api/v1/seller/{store.SellerId}/close", null)).ProblemAsync(
            409,
            "seller.has_balance"
        );
        Assert.True(refused.GetProperty("params").GetProperty("payable").GetProperty("amount").GetInt64() > 0);
    }

    private static Actor Administrator =>
        new(Guid.CreateVersion7(), new HashSet<string> { UserRoles.Admin }, new HashSet<Guid>(), true);

    private Task CompleteAsync(Sale sale) => CompleteAsync(sale, app.Seller);

    private async Task CompleteAsync(Sale sale, SignIn store)
    {
        var party = OrderActor.Seller(
            new(store.UserId, new HashSet<string>(), new HashSet<Guid> { store.SellerId }, true),
            store.SellerId
        );
        foreach (var command in (OrderCommand[])[OrderCommand.Confirm, OrderCommand.Ship, OrderCommand.Deliver])
            await MoveAsync(new(sale.OrderId, command, party));
        await MoveAsync(new(sale.OrderId, OrderCommand.Accept, OrderActor.Buyer(app.BuyingActor)));
    }

    private async Task MoveAsync(MoveOrder move)
    {
        var moved = await app.InScopeAsync<OrderService, Result>(s => s.MoveAsync(move, default));
        Assert.True(moved.Succeeded, $"{move.Command}: {moved.Error?.Code}");
    }

    private Task<SellerBalance> BalanceAsync(Guid sellerId) =>
        app.InScopeAsync<ILedger, SellerBalance>(ledger => ledger.BalanceAsync(sellerId, default));
}
