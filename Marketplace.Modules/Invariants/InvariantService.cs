using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Modules.Invariants;

/// <summary>Checks the invariants of the deployment's database.</summary>
public sealed class InvariantService(MarketplaceDbContext db, TimeProvider clock)
{
    public Task<InvariantReport> CheckAsync(CancellationToken cancellationToken) =>
        InvariantAuditor.CheckAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            clock.GetUtcNow(),
            cancellationToken
        );
}
