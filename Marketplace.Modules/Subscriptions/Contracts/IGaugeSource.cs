namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Counts the actual rows behind a gauge for the nightly recount; implemented by the module that owns the
/// rows.</summary>
public interface IGaugeSource
{
    /// <summary>Metric name, see <see cref="UsageMetrics"/>.</summary>
    string Metric { get; }

    /// <summary>Row counts per store; stores without rows may be omitted. One statement.</summary>
    /// <param name="sellerId">Limits the count to one store; null for all stores.</param>
    Task<IReadOnlyDictionary<Guid, long>> CountAsync(Guid? sellerId, CancellationToken cancellationToken);
}
