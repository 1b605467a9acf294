using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>What can happen to a purchase that was completed.</summary>
public enum StoryStep
{
    /// <summary>Webhook: the page was paid.</summary>
    Success,

    /// <summary>Webhook: the money was captured; the same success told twice.</summary>
    SuccessAgain,

    /// <summary>Webhook: the card was declined.</summary>
    Failure,

    /// <summary>The hold is over.</summary>
    Expiry,

    /// <summary>The buyer calls off.</summary>
    Cancel,

    /// <summary>The seller gives one unit back, and the provider pays out whatever was promised.</summary>
    Refund,

    /// <summary>Reconciliation: the provider lists the payment as paid, after it had failed, expired or been
    /// cancelled.</summary>
    LateSuccess,

    /// <summary>The held units are given back while the order still waits for its money.</summary>
    Sweep,
}

/// <summary>One purchase and the order in which things happen to it, with what must have become of it.</summary>
public sealed class PaymentStory(Sale sale, IReadOnlyList<StoryStep> steps)
{
    private OrderStatus _order = OrderStatus.PendingPayment;
    private bool _isCaptured;
    private Money _back = sale.Total - sale.Total;

    public Sale Sale => sale;

    public IReadOnlyList<StoryStep> Steps => steps;

    /// <summary>Every order of the steps: the two copies of the success are alike, a success is late only after an end,
    /// and units can be swept only while nobody took them or let them go (then the second copy of the success is left
    /// out).</summary>
    public static IReadOnlyList<StoryStep[]> Orderings()
    {
        StoryStep[] steps =
        [
            StoryStep.Success,
            StoryStep.Failure,
            StoryStep.Expiry,
            StoryStep.Cancel,
            StoryStep.Refund,
            StoryStep.LateSuccess,
        ];
        var withCopy = Permutations([.. steps, StoryStep.SuccessAgain])
            .Where(o => Array.IndexOf(o, StoryStep.Success) < Array.IndexOf(o, StoryStep.SuccessAgain));
        var swept = Permutations([.. steps, StoryStep.Sweep])
            .Where(o => o.TakeWhile(s => s != StoryStep.Sweep).All(s => s is StoryStep.Failure or StoryStep.Refund));
        return withCopy
            .Concat(swept)
            .Where(o =>
                o.TakeWhile(s => s != StoryStep.LateSuccess)
                    .Any(s => s is StoryStep.Failure or StoryStep.Expiry or StoryStep.Cancel)
            )
            .ToArray();
    }

    /// <summary>Lets one step happen to the marketplace.</summary>
    public async Task HappenAsync(ShopApp app, StoryStep step)
    {
        switch (step)
        {
            case StoryStep.Success:
                await ReceiveAsync(app, Deliveries.SessionCompleted(sale));
                break;
            case StoryStep.SuccessAgain:
                await ReceiveAsync(app, Deliveries.IntentSucceeded(sale));
                break;
            case StoryStep.Failure:
                await ReceiveAsync(app, Deliveries.IntentFailed(sale));
                break;
            case StoryStep.Expiry:
                await app.InScopeAsync<UnpaidPurchaseService, Result>(s =>
                    s.ExpireAsync(sale.PurchaseId, OrderReasons.PaymentTimeout, default)
                );
                break;
            case StoryStep.Cancel:
                await app.InScopeAsync<OrderService, Result>(s =>
                    s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor)), default)
                );
                break;
            case StoryStep.Refund:
                var unit = new RefundOrder(
                    sale.OrderId,
                    OrderActor.Seller(app.SellingActor, app.Seller.SellerId),
                    [new(sale.LineId, 1)],
                    "seller.goodwill"
                );
                await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s => s.RefundAsync(unit, default));
                await PayBack.SendAllAsync(app, sale.PaymentId);
                break;
            case StoryStep.Sweep:
                await SweepAsync(app);
                break;
            default:
                await app.SettleAsync(sale.Succeeded, "reconciliation");
                break;
        }
    }

    /// <summary>Says what a step means; called once for each step that happened, in its order.</summary>
    public void Expect(StoryStep step)
    {
        switch (step)
        {
            case StoryStep.Success or StoryStep.SuccessAgain or StoryStep.LateSuccess when !_isCaptured:
                _isCaptured = true;
                if (_order is OrderStatus.PendingPayment or OrderStatus.Expired)
                    _order = OrderStatus.Placed;
                else
                    _back = sale.Total;
                break;
            case StoryStep.Expiry when _order == OrderStatus.PendingPayment:
                _order = OrderStatus.Expired;
                break;
            case StoryStep.Cancel when _order == OrderStatus.Placed:
                (_order, _back) = (OrderStatus.Cancelled, sale.Total);
                break;
            case StoryStep.Cancel when _order == OrderStatus.PendingPayment:
                _order = OrderStatus.Cancelled;
                break;
            case StoryStep.Refund when _order == OrderStatus.Placed:
                _back = sale.UnitPrice;
                break;
        }
    }

    /// <summary>What is not as expected once every promised refund was paid; null when all is.</summary>
    public string? Difference(Order order, Payment payment)
    {
        var (expected, found) = (
            (_order, _isCaptured ? sale.Total.Amount : 0, _back.Amount),
            (order.Status, payment.CapturedMinor, payment.RefundedMinor)
        );
        return expected == found ? null : $"{string.Join(" → ", steps)}: expected {expected}, found {found}";
    }

    private async Task SweepAsync(ShopApp app)
    {
        await app.ExecuteAsync(
            $"""
            UPDATE products.reservations SET expires_at = now() - INTERVAL '1 hour'
                WHERE checkout_id = (SELECT checkout_id FROM orders.purchases WHERE id = '{sale.PurchaseId}')
            """
        );
        var sweep = app.Services.GetServices<JobSchedule>().Single(s => s.Name == "products.sweep-reservations");
        await using var scope = app.Services.CreateAsyncScope();
        await ((IJob)scope.ServiceProvider.GetRequiredService(sweep.JobType)).RunAsync(default);
    }

    private static Task ReceiveAsync(ShopApp app, string body)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        var signature = WebhookSignature.Sign(bytes, SimulatedProvider.WebhookSecret, app.Clock.GetUtcNow());
        return app.InScopeAsync<WebhookReceiver, Result<bool>>(s =>
            s.ReceiveAsync(StripeGateway.Name, bytes, _ => signature, default)
        );
    }

    private static IEnumerable<StoryStep[]> Permutations(StoryStep[] steps) =>
        steps.Length == 1
            ? [steps]
            : steps.SelectMany(first =>
                Permutations([.. steps.Where(s => s != first)]).Select(rest => (StoryStep[])[first, .. rest])
            );
}
