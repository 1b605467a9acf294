using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies payers of refunds and payment mismatches, and administrators of failed refunds and
/// mismatches.</summary>
internal sealed class OnPaymentEvent(NotificationSender sender, IPaymentDirectory payments)
    : IEventHandler<RefundSucceeded>,
        IEventHandler<PaymentLateRefunded>,
        IEventHandler<RefundFailed>,
        IEventHandler<PaymentMismatchDetected>
{
    public async Task HandleAsync(
        RefundSucceeded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        // In a lost dispute the payer's own bank gave the money back, and says so.
        if (integrationEvent.ByDispute)
            return;
        await NotifyPayerAsync(
            context,
            integrationEvent.PaymentId,
            integrationEvent.OrderId,
            integrationEvent.Amount,
            integrationEvent.ByBank ? PaymentMessages.RefundedByBank : PaymentMessages.Refunded,
            cancellationToken
        );
    }

    public async Task HandleAsync(
        PaymentLateRefunded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        await NotifyPayerAsync(
            context,
            integrationEvent.PaymentId,
            null,
            integrationEvent.Received,
            PaymentMessages.LateRefunded,
            cancellationToken
        );

    public Task HandleAsync(RefundFailed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        sender.NotifyAdministratorsAsync(
            context,
            PaymentMessages.RefundFailed,
            new MessageValues()
                .Text("payment", integrationEvent.PaymentId.ToString())
                .Id("refundId", integrationEvent.RefundId)
                .Money("amount", integrationEvent.Amount),
            cancellationToken
        );

    public async Task HandleAsync(
        PaymentMismatchDetected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await sender.NotifyAdministratorsAsync(
            context,
            PaymentMessages.Mismatch,
            new MessageValues()
                .Text("payment", integrationEvent.PaymentId.ToString())
                .Money("expected", integrationEvent.Expected)
                .Money("received", integrationEvent.Received),
            cancellationToken
        );
        await NotifyPayerAsync(
            context,
            integrationEvent.PaymentId,
            null,
            integrationEvent.Received,
            PaymentMessages.MismatchForPayer,
            cancellationToken
        );
    }

    private async Task NotifyPayerAsync(
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
        LocalizedText subject =
            payment.Purpose == PaymentPurpose.Purchase
                ? new($"{payment.Description} numaralı alışverişiniz", $"your purchase {payment.Description}")
                : new($"{payment.Description} numaralı fatura", $"invoice {payment.Description}");
        var values = new MessageValues().Id("paymentId", paymentId).Money("amount", amount).Words("subject", subject);
        if (orderId is { } id)
            values.Id("orderId", id);
        await sender.NotifyUserAsync(context, payment.PayerId, message, values, cancellationToken);
    }
}
