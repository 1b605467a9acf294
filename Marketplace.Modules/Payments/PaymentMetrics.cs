using System.Diagnostics.Metrics;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Figures operators watch.</summary>
internal static class PaymentMetrics
{
    /// <summary>Deliveries by provider and result.</summary>
    public static readonly Counter<long> Webhooks = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.webhooks",
        description: "Webhook deliveries by result"
    );

    /// <summary>Deliveries whose signature was wrong.</summary>
    public static readonly Counter<long> BadSignatures = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.webhook_signature_failures"
    );

    /// <summary>Anything that needs a person: mismatches, given-up refunds and deliveries, money unknown to one
    /// side.</summary>
    public static readonly Counter<long> Alerts = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.payments.alerts",
        description: "What an administrator must look at, by kind"
    );

    public static void Alert(string kind) => Alerts.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
