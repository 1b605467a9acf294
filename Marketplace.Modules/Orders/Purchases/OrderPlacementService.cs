using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Creates a purchase and its orders from a quote, inside the caller's unit of work.</summary>
/// <remarks>Order and locks: payment, then stock by variant; purchase and orders are new, so nobody else can hold their
/// locks.</remarks>
public sealed class OrderPlacementService(
    IPurchaseRepository purchases,
    IInventory stock,
    PurchasePaymentService payments,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <summary>Cash on delivery: the orders are placed and their stock is deducted. Card: the orders await payment and
    /// their stock is held.</summary>
    /// <remarks>Errors: <c>stock.insufficient</c>, <c>payment.method_unavailable</c>.</remarks>
    internal async Task<Result<PlacedPurchase>> PlaceAsync(
        Checkout checkout,
        Quote quote,
        PurchasableVariants offer,
        Actor buyer,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var isCard = checkout.PaymentMethod == PaymentMethod.Card;
        var now = clock.GetUtcNow();
        var numbers = OrderNumber.Draw(now, quote.Sellers.Count + 1);
        var deadlines = OrderDeadlines.From(options.Value);
        var purchase = new Purchase(Ids.New(clock), numbers[0], checkout, quote.Total, now);
        var orders = quote
            .Sellers.Select(
                (part, index) =>
                {
                    var input = new NewOrder(
                        Ids.New(clock),
                        numbers[index + 1],
                        purchase.Id,
                        buyer,
                        checkout.PaymentMethod,
                        checkout.Address,
                        part,
                        part.Lines.Select(_ => Ids.New(clock)).ToArray()
                    );
                    return isCard
                        ? Order.AwaitPayment(input, now, deadlines)
                        : Order.PlaceForCash(input, offer.CommissionBps[part.SellerId], now, deadlines);
                }
            )
            .ToArray();
        purchases.Add(purchase, orders);

        var payment = isCard
            ? await payments.AskAsync(purchase, orders, now + deadlines.Hold, language, cancellationToken)
            : Result.Of<Guid?>(null);
        if (!payment.Succeeded)
            return payment.Error;
        var lines = orders.SelectMany(o => o.StockLines).ToArray();
        var taken = isCard
            ? await stock.ReserveAsync(checkout.Id, lines, now + deadlines.Hold, cancellationToken)
            : await stock.SellAsync(lines, cancellationToken);
        if (!taken.Succeeded)
            return taken.Error;
        return new PlacedPurchase(purchase, orders, payment.Value);
    }
}
