using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Control;

/// <summary>A checkout session as the control endpoints show it.</summary>
public sealed record SessionView(
    string Id,
    string Mode,
    string Status,
    string PaymentStatus,
    long Amount,
    string Currency,
    string Scenario,
    string? Url,
    string? PaymentIntent,
    string? PaymentIntentStatus,
    string? ClientReferenceId,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyDictionary<string, string> Metadata
)
{
    internal static SessionView Of(CheckoutSession session, SimulatorState state) =>
        new(
            session.Id,
            session.Mode,
            session.Status,
            session.PaymentStatus,
            session.AmountTotal,
            session.Currency,
            session.Scenario.Name(),
            session.Url,
            session.PaymentIntent,
            state.Intents.TryGet(session.PaymentIntent, out var intent) ? intent.Status : null,
            session.ClientReferenceId,
            string.Join(", ", session.LineItems.Select(line => line.Description)),
            DateTimeOffset.FromUnixTimeSeconds(session.Created),
            DateTimeOffset.FromUnixTimeSeconds(session.ExpiresAt),
            new Dictionary<string, string>(session.Metadata)
        );
}

/// <summary>A payment as the control endpoints show it.</summary>
public sealed record PaymentView(
    string Id,
    string Status,
    long Amount,
    long AmountReceived,
    string Currency,
    string Scenario,
    string? Session,
    string? Error,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string> Metadata
)
{
    internal static PaymentView Of(PaymentIntent intent) =>
        new(
            intent.Id,
            intent.Status,
            intent.Amount,
            intent.AmountReceived,
            intent.Currency,
            intent.Scenario.Name(),
            intent.Session,
            intent.LastPaymentError?.Code,
            DateTimeOffset.FromUnixTimeSeconds(intent.Created),
            new Dictionary<string, string>(intent.Metadata)
        );
}

/// <summary>A refund as the control endpoints show it.</summary>
public sealed record RefundView(
    string Id,
    string Status,
    long Amount,
    string Currency,
    string PaymentIntent,
    string? FailureReason,
    DateTimeOffset CreatedAt
)
{
    internal static RefundView Of(Refund refund) =>
        new(
            refund.Id,
            refund.Status,
            refund.Amount,
            refund.Currency,
            refund.PaymentIntent,
            refund.FailureReason,
            DateTimeOffset.FromUnixTimeSeconds(refund.Created)
        );
}

/// <summary>A dispute as the control endpoints show it.</summary>
public sealed record DisputeView(
    string Id,
    string Status,
    long Amount,
    string Currency,
    string PaymentIntent,
    string Reason,
    DateTimeOffset CreatedAt
)
{
    /// <summary>Whether it can still be won or lost.</summary>
    public bool IsOpen => Status is "needs_response" or "warning_needs_response";

    internal static DisputeView Of(Dispute dispute) =>
        new(
            dispute.Id,
            dispute.Status,
            dispute.Amount,
            dispute.Currency,
            dispute.PaymentIntent,
            dispute.Reason,
            DateTimeOffset.FromUnixTimeSeconds(dispute.Created)
        );
}

/// <summary>A webhook as the control endpoints show it.</summary>
/// <param name="Payload">The body as it was signed; null in lists.</param>
public sealed record WebhookView(
    string Id,
    string EventId,
    string Type,
    string ObjectId,
    int Copy,
    string Status,
    bool BadSignature,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    IReadOnlyList<WebhookAttempt> Attempts,
    string? Payload
)
{
    internal static WebhookView Of(SentWebhook webhook, string? payload = null) =>
        new(
            webhook.Id,
            webhook.EventId,
            webhook.Type,
            webhook.ObjectId,
            webhook.Copy,
            webhook.Status,
            webhook.BadSignature,
            webhook.CreatedAt,
            webhook.NextAttemptAt,
            [.. webhook.Attempts],
            payload
        );
}
