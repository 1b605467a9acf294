namespace Marketplace.Modules.Subscriptions;

/// <summary>How a metric is limited.</summary>
public enum MetricKind
{
    /// <summary>Number that exist now; equals a row count.</summary>
    Gauge,

    /// <summary>Number used in the period; resets to zero.</summary>
    Counter,

    /// <summary>A fixed maximum, checked when used.</summary>
    Static,
}
