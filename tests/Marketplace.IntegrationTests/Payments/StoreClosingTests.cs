using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>A store with nothing on its account wants to close while money of its orders may still go back.</summary>
public sealed class StoreClosingTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Close_RefundPromisedOrFailed_IsRefused()
    {
        var (store, sale) = await PaidOutAsync();
        using var _ = store;
        (await store.RefundAsync(sale.OrderId, new { reason = "goodwill" })).Expect(HttpStatusCode.Created);
        await (await CloseAsync(store)).ProblemAsync(409, "seller.has_open_orders");

        var refund = await app.QueryAsync(db => db.Set<Refund>().SingleAsync(r => r.PaymentId == sale.PaymentId));
        await app.InScopeAsync<RefundSettlementService, bool>(s =>
            s.RefuseAsync(refund.Id, 0, "refused", true, default)
        );

        await (await CloseAsync(store)).ProblemAsync(409, "seller.has_open_orders");
    }

    [Fact]
    public async Task Close_WhileAPaymentIsDisputed_WaitsForTheBank()
    {
        var (store, sale) = await PaidOutAsync();
        using var _ = store;
        await DisputeAsync(sale, DisputeStatus.Open);
        await (await CloseAsync(store)).ProblemAsync(409, "seller.has_open_orders");

        await DisputeAsync(sale, DisputeStatus.Won);

        (await CloseAsync(store)).Expect(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> CloseAsync(SignIn store) =>
        store.Client.PostAsync($"/api/v1/seller/{store.SellerId}/close", null);

    /// <summary>A completed order whose earnings were paid by other means.</summary>
    private async Task<(SignIn Store, Sale Sale)> PaidOutAsync()
    {
        var store = await app.SellerAsync();
        var sale = await app.BuyAsync((await app.GoodsAsync(store, 5, 5_000)).VariantId, 1);
        await app.SettleAsync(sale.Succeeded, "webhook");
        await store.DeliverAsync(sale.OrderId);
        (await app.Buyer.AsBuyerAsync(sale.OrderId, "accept")).Expect(HttpStatusCode.OK);
        await using var scope = app.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedger>();
        await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .RunAsync(
                async ct =>
                {
                    var balance = await ledger.BalanceAsync(store.SellerId, ct);
                    await ledger.PostAsync(LedgerEntries.SettledBefore(store.SellerId, balance.Payable), ct);
                    return true;
                },
                default
            );
        return (store, sale);
    }

    private Task<Settlement> DisputeAsync(Sale sale, DisputeStatus status) =>
        app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new($"dp_{sale.PaymentId:N}", sale.CaptureId, status, sale.Total, "fraudulent"),
                default
            )
        );
}
