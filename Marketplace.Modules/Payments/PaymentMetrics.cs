using System.Diagnostics.Metrics;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Payment metrics for operators.</summary>
internal static class PaymentMetrics
{
    public static readonly Counter<long> Succeeded = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.succeeded",
        "{payment}",
        "Payments that the provider confirmed"
    );

    public static readonly Counter<long> Failed = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.failed",
        "{payment}",
        "Payments that were refused"
    );

    public static readonly Counter<long> Refunded = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.refunds.succeeded",
        "{refund}",
        "Refunds that the provider has paid back"
    );

    public static readonly Counter<long> RefundsFailed = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.refunds.failed",
        "{refund}",
        "Refunds that failed for good"
    );

    /// <summary>Webhook deliveries by provider and result.</summary>
    public static readonly Counter<long> Webhooks = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.webhooks",
        "{delivery}",
        "Webhook deliveries by result"
    );

    /// <summary>Webhook deliveries with an invalid signature.</summary>
    public static readonly Counter<long> BadSignatures = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.webhook_signature_failures",
        "{delivery}",
        "Webhook deliveries with a wrong signature"
    );

    /// <summary>Anything that needs an administrator: mismatches, failed refunds and deliveries, money only one side
    /// knows of.</summary>
    public static readonly Counter<long> Alerts = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.alerts",
        "{alert}",
        "What an administrator must look at, by kind"
    );

    public static void Alert(string kind) => Alerts.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
