using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Buyers order and pay.</summary>
internal sealed class BuyingSteps(SimulationWorld world, SimulationCast cast, FulfilmentSteps fulfilment)
{
    private static readonly DeliveryAddress Home = new(
        "Deniz Yılmaz",
        "+905321234567",
        "Deneme Sk. 1",
        null,
        "Kadıköy",
        "İstanbul",
        "34710",
        "TR"
    );

    private readonly Lock _lock = new();
    private readonly List<Guid> _awaited = [];
    private int _orders;

    /// <summary>Orders so far.</summary>
    public int Orders => _orders;

    /// <summary>The purchases of a day, paid as far as they are paid by webhook.</summary>
    public async Task BuyAsync()
    {
        var purchases = new Agenda();
        for (var number = 0; number < world.Options.OrdersPerDay; number++)
        {
            var chance = Chance.Of(world.Options.Seed, world.Day, number);
            purchases.Add(world.Day, Ids.New(TimeProvider.System), () => BuyAsync(chance));
        }

        await purchases.RunAsync(world.Day, world.Cancellation);
        Guid[] awaited = [.. _awaited];
        _awaited.Clear();
        await world.UntilAsync(
            "the payments of the day are known",
            async (db, ct) =>
                await db.Set<Payment>()
                    .CountAsync(p => awaited.Contains(p.Id) && p.Status == PaymentStatus.Succeeded, ct)
                == awaited.Length
        );
    }

    private async Task BuyAsync(Chance chance)
    {
        var payment = chance.Pick(PlotWeights.Payments);
        var buyer = chance.Pick(cast.Buyers);
        var items = ItemsOf(chance);
        var method = payment == PaymentPlot.Cash ? PaymentMethod.CashOnDelivery : PaymentMethod.Card;
        var checkout = await world.GetAsync<CheckoutService, StartedCheckout>(
            "a quote",
            (s, ct) => s.StartAsync(new(buyer, items, Home, [], method, AcceptPriceChanges: false), ct)
        );
        var placed = await world.GetAsync<CheckoutService, PlacedPurchase>(
            "a purchase",
            (s, ct) => s.CompleteAsync(checkout.Checkout.Id, buyer, Language.Default, ContractConsent.None, ct)
        );
        Interlocked.Add(ref _orders, placed.Orders.Count);
        if (placed.PaymentId is { } paymentId)
            await PayAsync(paymentId, payment);
        if (payment == PaymentPlot.NeverPaid)
            return;
        var stores = cast.Stores.ToDictionary(s => s.Id);
        var isFirst = true;
        foreach (var order in placed.Orders.OrderBy(o => stores[o.SellerId].Number))
        {
            var lines = order
                .Lines.OrderBy(l => l.Sku)
                .Select(l => new SimulatedLine(l.Id, l.Quantity, l.UnitPriceMinor));
            fulfilment.Begin(
                new(order.Id, placed.Purchase.Id, placed.PaymentId, stores[order.SellerId], buyer, [.. lines], chance)
                {
                    IsAlone = placed.Orders.Count == 1,
                    IsFirst = isFirst,
                    ShippingMinor = order.ShippingTotalMinor - order.ShippingDiscountMinor,
                    RefundsFail = payment == PaymentPlot.RefundsFail,
                }
            );
            isFirst = false;
        }
    }

    private List<WantedItem> ItemsOf(Chance chance)
    {
        var items = new Dictionary<Guid, int>();
        for (var i = chance.Between(1, 3); i > 0; i--)
        {
            var store = chance.Pick(cast.Stores);
            items[chance.Pick(store.Variants)] = chance.Between(1, 4);
        }

        return [.. items.Select(item => new WantedItem(item.Key, item.Value, null))];
    }

    private async Task PayAsync(Guid paymentId, PaymentPlot plot)
    {
        if (plot == PaymentPlot.NeverPaid)
            return;
        var opened = await world.GetAsync<IPayments, PaymentSummary>(
            "a payment page",
            (s, ct) => s.OpenCheckoutAsync(paymentId, ct)
        );
        if (plot == PaymentPlot.DeclinedFirst)
            await world.Provider.PayAsync(opened.CheckoutUrl!, "decline");
        await world.Provider.PayAsync(
            opened.CheckoutUrl!,
            plot switch
            {
                PaymentPlot.DoubledWebhooks => "duplicate",
                PaymentPlot.LostWebhooks => "lost",
                PaymentPlot.RefundsFail => "refund_fails",
                _ => "success",
            }
        );
        if (plot == PaymentPlot.LostWebhooks)
            return;
        lock (_lock)
            _awaited.Add(paymentId);
    }
}
