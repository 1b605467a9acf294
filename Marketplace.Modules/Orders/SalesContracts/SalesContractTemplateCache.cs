using System.Collections.Concurrent;

namespace Marketplace.Modules.Orders;

/// <summary>Keeps the bodies of templates; a version never changes, so none is ever dropped.</summary>
public sealed class SalesContractTemplateCache
{
    private readonly ConcurrentDictionary<(SalesContractKind Kind, string Locale, int Version), string> _bodies = new();

    internal string? Find(SalesContractKind kind, string locale, int version) =>
        _bodies.GetValueOrDefault((kind, locale, version));

    internal void Keep(SalesContractKind kind, string locale, int version, string body) =>
        _bodies[(kind, locale, version)] = body;
}
