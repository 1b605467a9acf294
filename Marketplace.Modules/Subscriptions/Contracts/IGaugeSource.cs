namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Counts the real rows behind a gauge, so that the nightly recount can compare; the module that owns the rows
/// answers.</summary>
public interface IGaugeSource
{
    /// <summary>See <see cref="UsageMetrics"/>.</summary>
    string Metric { get; }

    /// <summary>Counts per store; stores without rows may be left out. One statement.</summary>
    /// <param name="sellerId">Only this store, or every one when null.</param>
    Task<IReadOnlyDictionary<Guid, long>> CountAsync(Guid? sellerId, CancellationToken cancellationToken);
}
