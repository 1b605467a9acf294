using System.Text;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Deliveries as the provider writes and signs them.</summary>
public static class Deliveries
{
    private static int Count;

    public static string NewId() => $"evt_{Interlocked.Increment(ref Count):D8}";

    /// <summary>The page was paid.</summary>
    public static string SessionCompleted(
        Sale sale,
        string? eventId = null,
        long? amount = null,
        string currency = "try",
        string? paymentId = null,
        string? refId = null
    ) =>
        Event(
            eventId,
            "checkout.session.completed",
            new
            {
                id = sale.SessionId,
                @object = "checkout.session",
                mode = "payment",
                status = "complete",
                payment_status = "paid",
                amount_total = amount ?? sale.Total.Amount,
                currency,
                payment_intent = sale.CaptureId,
                customer_details = new { email = "deniz@example.com", name = "Deniz Yılmaz" },
                metadata = new
                {
                    payment_id = paymentId ?? sale.PaymentId.ToString(),
                    purpose = "purchase",
                    ref_id = refId ?? sale.PurchaseId.ToString(),
                },
            }
        );

    /// <summary>The money was captured.</summary>
    public static string IntentSucceeded(Sale sale, string? eventId = null) =>
        Intent(sale, "payment_intent.succeeded", "succeeded", eventId);

    /// <summary>A card was declined.</summary>
    public static string IntentFailed(Sale sale, string? eventId = null) =>
        Intent(sale, "payment_intent.payment_failed", "requires_payment_method", eventId);

    /// <summary>The buyer's bank contests the payment.</summary>
    public static string Disputed(Sale sale) =>
        Event(
            null,
            "charge.dispute.created",
            new
            {
                id = $"dp_{sale.PaymentId:N}",
                @object = "dispute",
                amount = sale.Total.Amount,
                currency = "try",
                payment_intent = sale.CaptureId,
                reason = "fraudulent",
                status = "needs_response",
            }
        );

    public static string Event(string? id, string type, object data) =>
        JsonSerializer.Serialize(
            new
            {
                id = id ?? NewId(),
                @object = "event",
                type,
                api_version = "2026-01-01",
                created = 1_790_000_000,
                livemode = false,
                data = new { @object = data },
            }
        );

    /// <summary>Sends a delivery with a signature of this instant, or with the one given.</summary>
    public static async Task<HttpResponseMessage> DeliverAsync(
        this ShopApp app,
        string body,
        string? secret = null,
        DateTimeOffset? signedAt = null,
        string? signature = null,
        string? signedBody = null,
        CancellationToken cancellationToken = default
    )
    {
        signature ??= WebhookSignature.Sign(
            Encoding.UTF8.GetBytes(signedBody ?? body),
            secret ?? SimulatedProvider.WebhookSecret,
            signedAt ?? app.Clock.GetUtcNow()
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/webhooks/stripe")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (signature.Length > 0)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        return await app.Anonymous.SendAsync(request, cancellationToken);
    }

    private static string Intent(Sale sale, string type, string status, string? eventId) =>
        Event(
            eventId,
            type,
            new
            {
                id = sale.CaptureId,
                @object = "payment_intent",
                amount = sale.Total.Amount,
                amount_received = sale.Total.Amount,
                currency = "try",
                status,
                metadata = new
                {
                    payment_id = sale.PaymentId.ToString(),
                    purpose = "purchase",
                    ref_id = sale.PurchaseId.ToString(),
                },
            }
        );
}
