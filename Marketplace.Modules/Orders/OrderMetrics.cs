using System.Diagnostics.Metrics;
using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Counts order outcomes from their events.</summary>
internal static class OrderMetrics
{
    public static readonly Counter<long> Placed = Orders("placed", "Orders placed");

    public static readonly Counter<long> Completed = Orders("completed", "Orders whose return window has passed");

    public static readonly Counter<long> Cancelled = Orders("cancelled", "Orders cancelled after they were placed");

    private static Counter<long> Orders(string what, string description) =>
        PlatformTelemetry.Meter.CreateCounter<long>($"marketplace.orders.{what}", "{order}", description);
}
