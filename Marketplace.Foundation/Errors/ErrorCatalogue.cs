using System.Collections.Frozen;

namespace Marketplace.Foundation;

/// <summary>Every error the API can return, collected from the platform and the modules.</summary>
/// <remarks>Each code is listed once, even if two modules return it with different statuses (an expired token is 401,
/// an
/// expired link 410).</remarks>
public sealed class ErrorCatalogue
{
    private readonly FrozenDictionary<string, ErrorDefinition> _byCode;

    public ErrorCatalogue(IEnumerable<ErrorSet> sets) =>
        _byCode = sets.SelectMany(set => set.Definitions)
            .DistinctBy(d => d.Code)
            .ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);

    public IEnumerable<ErrorDefinition> All => _byCode.Values.OrderBy(d => d.Code, StringComparer.Ordinal);

    public ErrorDefinition? Find(string code) => _byCode.GetValueOrDefault(code);
}

/// <summary>The errors one module adds to the catalogue.</summary>
public sealed record ErrorSet(IReadOnlyList<ErrorDefinition> Definitions);
