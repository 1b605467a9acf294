using Marketplace.ServiceDefaults;
using Marketplace.Standalone;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>A cache of the host's own, in which nobody else is counted and which a test can take away.</summary>
public sealed class OwnCacheAttribute : HostSetupAttribute
{
    private readonly EmbeddedGarnet _cache = EmbeddedGarnet.Start();
    private bool _isLost;

    public string ConnectionString => _cache.ConnectionString + TestBacking.PatientCache;

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?> { [$"ConnectionStrings:{ResourceNames.Cache}"] = ConnectionString };

    /// <summary>Takes the cache away for good.</summary>
    public void Lose()
    {
        if (_isLost)
            return;
        _isLost = true;
        _cache.Dispose();
    }

    public override ValueTask StoppedAsync()
    {
        Lose();
        return ValueTask.CompletedTask;
    }
}
