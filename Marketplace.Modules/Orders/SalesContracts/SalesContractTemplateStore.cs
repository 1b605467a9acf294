using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Finds the versions in force and their bodies.</summary>
public sealed class SalesContractTemplateStore(
    MarketplaceDbContext db,
    SalesContractTemplateCache cache,
    TimeProvider clock
)
{
    private const string InForceSql = """
        SELECT DISTINCT ON (kind) kind, version FROM orders.sales_contract_templates
        WHERE locale = $1 AND effective_from <= $2 ORDER BY kind, effective_from DESC, version DESC
        """;

    /// <summary>The versions in force now, in a batch with other reads.</summary>
    internal BatchedRead<IReadOnlyList<ContractVersion>> InForce(ReadBatch batch, string locale) =>
        batch.Add(
            InForceSql,
            row => new ContractVersion(Enum.Parse<SalesContractKind>(row.GetString(0)), locale, row.GetInt32(1)),
            IReadOnlyList<ContractVersion> (rows) => [.. rows.OrderBy(version => version.Kind)],
            locale,
            clock.GetUtcNow()
        );

    /// <summary>The versions in force now. One statement.</summary>
    internal async Task<IReadOnlyList<ContractVersion>> InForceAsync(string locale, CancellationToken cancellationToken)
    {
        var batch = new ReadBatch(db);
        var found = InForce(batch, locale);
        await batch.RunAsync(cancellationToken);
        return found.Value;
    }

    /// <summary>The body of a version. No statement but for the first time.</summary>
    internal async Task<string> BodyAsync(ContractVersion version, CancellationToken cancellationToken)
    {
        if (cache.Find(version.Kind, version.Locale, version.Version) is { } kept)
            return kept;
        var language = Language.FindOrDefault(version.Locale);
        var body = await db.Set<SalesContractTemplate>()
            .Where(t => t.Kind == version.Kind && t.Language == language && t.Version == version.Version)
            .Select(t => t.Body)
            .SingleAsync(cancellationToken);
        cache.Keep(version.Kind, version.Locale, version.Version, body);
        return body;
    }
}

/// <summary>A version of a template.</summary>
internal sealed record ContractVersion(SalesContractKind Kind, string Locale, int Version);
