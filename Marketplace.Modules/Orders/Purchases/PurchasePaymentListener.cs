using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Applies the outcome of a purchase's payment to its orders.</summary>
internal sealed class PurchasePaymentListener(
    IPurchaseRepository purchases,
    UnpaidPurchaseService unpaid,
    IInventory stock,
    CommissionRateQueries commissions,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IPaymentListener
{
    private const int MaxDeclines = 3;

    public PaymentPurpose Purpose => PaymentPurpose.Purchase;

    public Task LockAsync(Guid refId, CancellationToken cancellationToken) =>
        purchases.LockAsync(refId, cancellationToken);

    /// <summary>Places the orders if they still await payment, or have only expired, their stock is available and their
    /// stores are still open for business; otherwise the payment is refunded.</summary>
    public async Task<PaymentVerdict> OnSucceededAsync(PaymentNotice payment, CancellationToken cancellationToken)
    {
        if (await purchases.FindForUpdateAsync(payment.RefId, cancellationToken) is not var (purchase, orders))
            return PaymentVerdict.Refund;
        if (
            purchase.Total != payment.Amount
            || orders.Any(o => OrderTransitions.Find(o.Status, OrderCommand.Pay, OrderActorType.System) is null)
        )
        {
            return PaymentVerdict.Refund;
        }

        if (
            await commissions.HoldAsync(purchase.BuyerId, orders.Select(o => o.SellerId).ToArray(), cancellationToken)
            is not { } rates
        )
        {
            return PaymentVerdict.Refund;
        }

        var taken = await stock.CommitReservationAsync(
            purchase.CheckoutId,
            orders.SelectMany(o => o.StockLines).ToArray(),
            cancellationToken
        );
        if (!taken.Succeeded)
        {
            foreach (var order in orders.Where(o => o.Status == OrderStatus.PendingPayment))
                Move(order, OrderCommand.Expire, OrderReasons.SoldOut);
            return PaymentVerdict.Refund;
        }

        foreach (var order in orders)
            ThrowIfFailed(order.Pay(rates[order.SellerId], clock.GetUtcNow(), OrderDeadlines.From(options.Value)));
        return PaymentVerdict.Accepted;
    }

    /// <summary>The third declined card ends the purchase; before that the buyer may try again while the stock is
    /// held.</summary>
    public async Task OnFailedAsync(PaymentNotice payment, CancellationToken cancellationToken)
    {
        if (payment.Declines >= MaxDeclines)
            ThrowIfFailed(await unpaid.ExpireAsync(payment.RefId, OrderReasons.PaymentFailed, cancellationToken));
    }

    public async Task OnExpiredAsync(PaymentNotice payment, CancellationToken cancellationToken) =>
        ThrowIfFailed(await unpaid.ExpireAsync(payment.RefId, OrderReasons.PaymentTimeout, cancellationToken));

    /// <summary>Records a refund that was paid to the buyer.</summary>
    public async Task OnRefundedAsync(RefundNotice refund, CancellationToken cancellationToken)
    {
        if (
            refund.OrderId is { } orderId
            && await purchases.FindOrderForUpdateAsync(orderId, cancellationToken) is { } order
        )
        {
            order.NoteRefunded(refund);
        }
    }

    /// <summary>Records that the buyer's bank returned a refund to us.</summary>
    public async Task OnRefundReturnedAsync(RefundNotice refund, CancellationToken cancellationToken)
    {
        if (
            refund.OrderId is { } orderId
            && await purchases.FindOrderForUpdateAsync(orderId, cancellationToken) is { } order
        )
        {
            order.NoteRefundReturned(refund);
        }
    }

    private void Move(Order order, OrderCommand command, string reasonCode) =>
        ThrowIfFailed(
            order.Move(
                new(order.Id, command, OrderActor.System, reasonCode),
                clock.GetUtcNow(),
                OrderDeadlines.From(options.Value)
            )
        );

    private static void ThrowIfFailed(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(
                $"The outcome of the purchase's payment could not be applied: {result.Error.Code}"
            );
        }
    }
}
