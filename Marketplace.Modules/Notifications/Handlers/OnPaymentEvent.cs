using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells payers of money sent back, and administrators of money that needs them.</summary>
public sealed class OnPaymentEvent(NotificationSender messenger, IPaymentDirectory payments)
    : IEventHandler<RefundSucceeded>,
        IEventHandler<PaymentLateRefunded>,
        IEventHandler<RefundFailed>,
        IEventHandler<PaymentMismatchDetected>
{
    public async Task HandleAsync(
        RefundSucceeded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        await TellPayerAsync(
            context,
            integrationEvent.PaymentId,
            integrationEvent.OrderId,
            integrationEvent.Amount,
            PaymentMessages.Refunded,
            cancellationToken
        );

    public async Task HandleAsync(
        PaymentLateRefunded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        await TellPayerAsync(
            context,
            integrationEvent.PaymentId,
            null,
            integrationEvent.Received,
            PaymentMessages.LateRefunded,
            cancellationToken
        );

    public Task HandleAsync(RefundFailed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        messenger.TellAdministratorsAsync(
            context,
            PaymentMessages.RefundFailed,
            new MessageValues()
                .Text("payment", integrationEvent.PaymentId.ToString())
                .Id("refundId", integrationEvent.RefundId)
                .Money("amount", integrationEvent.Amount),
            cancellationToken
        );

    public Task HandleAsync(
        PaymentMismatchDetected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        messenger.TellAdministratorsAsync(
            context,
            PaymentMessages.Mismatch,
            new MessageValues()
                .Text("payment", integrationEvent.PaymentId.ToString())
                .Money("expected", integrationEvent.Expected)
                .Money("received", integrationEvent.Received),
            cancellationToken
        );

    private async Task TellPayerAsync(
        EventContext context,
        Guid paymentId,
        Guid? orderId,
        Money amount,
        Message message,
        CancellationToken cancellationToken
    )
    {
        if (await payments.FindAsync(paymentId, cancellationToken) is not { } payment)
            return;
        var isPurchase = payment.Purpose == PaymentPurpose.Purchase;
        var values = new MessageValues()
            .Id("paymentId", paymentId)
            .Money("amount", amount)
            .Words(
                "subject",
                isPurchase ? $"{payment.Description} numaralı alışverişiniz" : $"{payment.Description} numaralı fatura",
                isPurchase ? $"your purchase {payment.Description}" : $"invoice {payment.Description}"
            );
        if (orderId is { } id)
            values.Id("orderId", id);
        await messenger.TellUserAsync(context, payment.PayerId, message, values, cancellationToken);
    }
}
