namespace Marketplace.Modules.Subscriptions;

/// <summary>How a metric is limited.</summary>
public enum MetricKind
{
    /// <summary>How many there are now; equals a count of rows.</summary>
    Gauge,

    /// <summary>How many in the period; starts again at zero.</summary>
    Counter,

    /// <summary>A bound read at the moment of use.</summary>
    Static,
}
