using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Stripe;
using Stripe.Checkout;
using StripeRefund = Stripe.Refund;

namespace Marketplace.Modules.Payments;

/// <summary>Maps Stripe objects and webhook deliveries to the terms of <see cref="IPaymentGateway"/>, and writes our
/// reference into their metadata.</summary>
internal static class StripeReading
{
    private const string PaymentMark = "payment_id";
    private const string PurposeMark = "purpose";
    private const string RefMark = "ref_id";
    private const string RefundMark = "refund_id";

    public static Dictionary<string, string> Marks(CheckoutRequest request) =>
        new()
        {
            [PaymentMark] = request.PaymentId.ToString(),
            [PurposeMark] = PaymentPurposes.Text(request.Purpose),
            [RefMark] = request.RefId.ToString(),
        };

    public static Dictionary<string, string> Marks(RefundRequest request) =>
        new() { [PaymentMark] = request.PaymentId.ToString(), [RefundMark] = request.RefundId.ToString() };

    public static ProviderPayment Payment(Session session) =>
        new(
            session.Id,
            session.PaymentIntentId,
            Reference(session.Metadata),
            Status(session),
            Amount(session.AmountTotal, session.Currency),
            null
        );

    public static ProviderRefund Refund(StripeRefund refund) =>
        new(
            refund.Id,
            ReadId(refund.Metadata, RefundMark),
            RefundStatusOf(refund),
            new Money(refund.Amount, refund.Currency.ToUpperInvariant()),
            refund.FailureReason ?? (refund.Status == "canceled" ? "canceled" : null),
            refund.PaymentIntentId
        );

    /// <summary>Reads a delivery whose signature was valid.</summary>
    public static ProviderEvent Event(ReadOnlySpan<byte> body)
    {
        try
        {
            var payload = WebhookPayload.Reduce(body);
            var read = EventUtility.ParseEvent(payload, throwOnApiVersionMismatch: false);
            if (string.IsNullOrEmpty(read.Id) || string.IsNullOrEmpty(read.Type))
                return Unreadable(body, payload);
            return new(
                read.Id,
                read.Type,
                (read.Data?.Object as IHasId)?.Id,
                read.Created,
                PaymentOf(read),
                RefundOf(read),
                RefundTotalOf(read),
                payload
            )
            {
                Dispute = StripeDisputes.Of(read),
                Payout = StripeTransfers.PayoutOf(read),
                Account = StripeTransfers.AccountOf(read),
            };
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or StripeException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            return Unreadable(body, "{}");
        }
    }

    private static ProviderEvent Unreadable(ReadOnlySpan<byte> body, string payload) =>
        new(
            "unreadable-" + Convert.ToHexStringLower(SHA256.HashData(body)),
            WebhookMessage.UnreadableType,
            null,
            null,
            null,
            null,
            null,
            payload,
            IsReadable: false
        );

    private static ProviderPayment? PaymentOf(Event read) =>
        read.Data?.Object switch
        {
            Session { Mode: "payment" } session => read.Type switch
            {
                EventTypes.CheckoutSessionCompleted
                or EventTypes.CheckoutSessionAsyncPaymentSucceeded
                or EventTypes.CheckoutSessionExpired => Payment(session),
                EventTypes.CheckoutSessionAsyncPaymentFailed => Payment(session) with
                {
                    Status = PaymentStatus.Failed,
                    FailureCode = "async_payment_failed",
                },
                _ => null,
            },
            PaymentIntent intent => IntentStatus(read.Type) is { } status
                ? new(
                    null,
                    intent.Id,
                    Reference(intent.Metadata),
                    status,
                    Amount(status == PaymentStatus.Succeeded ? intent.AmountReceived : intent.Amount, intent.Currency),
                    intent.LastPaymentError?.DeclineCode ?? intent.LastPaymentError?.Code
                )
                : null,
            _ => null,
        };

    private static ProviderRefund? RefundOf(Event read) =>
        read
            is {
                Type: EventTypes.RefundCreated
                    or EventTypes.RefundUpdated
                    or EventTypes.RefundFailed
                    or EventTypes.ChargeRefundUpdated,
                Data.Object: StripeRefund refund
            }
            ? Refund(refund)
            : null;

    private static ProviderRefundTotal? RefundTotalOf(Event read) =>
        read is { Type: EventTypes.ChargeRefunded, Data.Object: Charge { PaymentIntentId: { } intent } charge }
            ? new(intent, new Money(charge.AmountRefunded, charge.Currency.ToUpperInvariant()))
            : null;

    private static PaymentStatus Status(Session session) =>
        session switch
        {
            { PaymentStatus: "paid" } => PaymentStatus.Succeeded,
            { Status: "expired" } => PaymentStatus.Expired,
            { Status: "complete" } => PaymentStatus.Processing,
            _ => PaymentStatus.RequiresAction,
        };

    private static PaymentStatus? IntentStatus(string type) =>
        type switch
        {
            EventTypes.PaymentIntentSucceeded => PaymentStatus.Succeeded,
            EventTypes.PaymentIntentPaymentFailed => PaymentStatus.Failed,
            EventTypes.PaymentIntentProcessing => PaymentStatus.Processing,
            EventTypes.PaymentIntentRequiresAction => PaymentStatus.RequiresAction,
            EventTypes.PaymentIntentCanceled => PaymentStatus.Cancelled,
            _ => null,
        };

    private static RefundStatus RefundStatusOf(StripeRefund refund) =>
        refund.Status switch
        {
            "succeeded" => RefundStatus.Succeeded,
            "failed" or "canceled" => RefundStatus.Failed,
            _ => RefundStatus.Pending,
        };

    private static Money? Amount(long? minor, string? currency) =>
        minor is { } value && currency is not null ? new(value, currency.ToUpperInvariant()) : null;

    private static PaymentReference? Reference(Dictionary<string, string>? marks) =>
        ReadId(marks, PaymentMark) is { } paymentId
            ? new(paymentId, marks!.GetValueOrDefault(PurposeMark), ReadId(marks, RefMark))
            : null;

    internal static Guid? ReadId(Dictionary<string, string>? marks, string name) =>
        marks?.GetValueOrDefault(name) is { } text && Guid.TryParse(text, out var id) ? id : null;
}
