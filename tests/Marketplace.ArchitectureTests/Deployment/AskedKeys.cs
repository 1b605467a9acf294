using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>Configuration that notes which keys it was asked for; lists with their members, as they are
/// given.</summary>
internal sealed class AskedKeys(IReadOnlyDictionary<string, string?> values)
    : ConfigurationProvider,
        IConfigurationSource
{
    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);

    internal IReadOnlySet<string> Keys => _keys.Keys.ToHashSet(StringComparer.Ordinal);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load() => Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);

    public override bool TryGet(string key, out string? value)
    {
        _keys[key] = true;
        return base.TryGet(key, out value);
    }
}
