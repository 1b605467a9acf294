using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

internal sealed class PlanRepository(MarketplaceDbContext db) : IPlanRepository
{
    public void Add(Plan plan) => db.Add(plan);

    public Task<Plan?> FindAsync(string code, CancellationToken cancellationToken) =>
        db.Set<Plan>().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Code == code, cancellationToken);

    public Task<PlanVersion> GetVersionAsync(string code, int version, CancellationToken cancellationToken) =>
        db.Set<PlanVersion>().SingleAsync(v => v.PlanCode == code && v.Version == version, cancellationToken);
}
