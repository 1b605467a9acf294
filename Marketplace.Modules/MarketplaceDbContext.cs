using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules;

/// <summary>The application's only DbContext: one schema per module, one migration history.</summary>
/// <remarks>No navigation property crosses a module boundary; a module reads another only through its
/// Contracts.</remarks>
public sealed class MarketplaceDbContext(DbContextOptions<MarketplaceDbContext> options) : FoundationDbContext(options)
{
    /// <summary>Options every host applies to this context, however it is registered.</summary>
    public static void Configure(DbContextOptionsBuilder options) => options.UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MarketplaceDbContext).Assembly);
        foreach (
            var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(Entity).IsAssignableFrom(e.ClrType))
        )
        {
            entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
        }
    }
}
